package io.github.entrafilter.localentra.issuing;

/** A request for a token that Entra refuses. */
public final class EntraRefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EntraRefusal refusal;

    public EntraRefusalException(EntraRefusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    public EntraRefusal refusal() {
        return refusal;
    }
}
