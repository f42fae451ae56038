package io.github.entrafilter.localentra.identity;

/** This machine lacks the managed identity, or has several and the request names none. */
final class IdentityNotFoundException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    IdentityNotFoundException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
