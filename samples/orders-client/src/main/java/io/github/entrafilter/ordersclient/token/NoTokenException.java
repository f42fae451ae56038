package io.github.entrafilter.ordersclient.token;

import java.io.IOException;

/** No access token is to be had. An {@link IOException}, as callers over a network expect one anyway. */
public final class NoTokenException extends IOException {

    private static final long serialVersionUID = 1L;

    NoTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
