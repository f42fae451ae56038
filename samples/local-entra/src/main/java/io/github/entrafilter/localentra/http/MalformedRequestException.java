package io.github.entrafilter.localentra.http;

/** The request cannot be read, and this says why, in words for the caller. */
public final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** A request that cannot be read for this reason. */
    public MalformedRequestException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why it cannot be read. */
    public String reason() {
        return reason;
    }
}
