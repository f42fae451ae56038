package io.github.entrafilter.localentra.http;

/** A malformed request, with a reason for the client. */
public final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Creates the exception with a reason for the client. */
    public MalformedRequestException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Returns the reason. */
    public String reason() {
        return reason;
    }
}
