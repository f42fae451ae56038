package io.github.entrafilter.localentra.endpoint;

/** The machine has no such managed identity, or several that could be meant; the reason says which. */
final class NoIdentityException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    NoIdentityException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
