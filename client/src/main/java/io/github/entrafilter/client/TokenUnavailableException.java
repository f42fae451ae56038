package io.github.entrafilter.client;

import java.io.IOException;

/** No access token is available. An {@link IOException}, which network callers handle anyway. */
public final class TokenUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception for users, whose message says why there is no token. */
    public TokenUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
