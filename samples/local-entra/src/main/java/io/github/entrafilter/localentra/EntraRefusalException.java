package io.github.entrafilter.localentra;

/** A request for a token that Entra refuses. */
final class EntraRefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EntraRefusal refusal;

    EntraRefusalException(EntraRefusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    EntraRefusal refusal() {
        return refusal;
    }
}
