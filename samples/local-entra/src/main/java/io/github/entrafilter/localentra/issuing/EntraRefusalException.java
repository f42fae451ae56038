package io.github.entrafilter.localentra.issuing;

/** A token request that Entra refuses. */
public final class EntraRefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EntraRefusal refusal;

    /** Creates the exception for this refusal. */
    public EntraRefusalException(EntraRefusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** Returns the refusal. */
    public EntraRefusal refusal() {
        return refusal;
    }
}
