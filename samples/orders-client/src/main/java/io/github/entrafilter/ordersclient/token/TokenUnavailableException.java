package io.github.entrafilter.ordersclient.token;

import java.io.IOException;

/** No access token is available. An {@link IOException}, which network callers handle anyway. */
public final class TokenUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    TokenUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
