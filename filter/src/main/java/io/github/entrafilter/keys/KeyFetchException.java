package io.github.entrafilter.keys;

import java.time.Duration;

/** The authority could not be reached, or its response cannot be used. Says nothing about any token. */
final class KeyFetchException extends Exception {

    private static final long serialVersionUID = 1;

    private final Duration retryAfter;
    private final KeyStatus.Failure.Cause origin;

    KeyFetchException(String message) {
        this(message, Duration.ZERO);
    }

    /** An exception with the delay that the authority requires. */
    KeyFetchException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
        this.origin = KeyStatus.Failure.Cause.OUTAGE;
    }

    KeyFetchException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = Duration.ZERO;
        this.origin = KeyStatus.Failure.Cause.OUTAGE;
    }

    /** An exception for any other origin than an outage. */
    KeyFetchException(String message, KeyStatus.Failure.Cause origin) {
        super(message);
        this.retryAfter = Duration.ZERO;
        this.origin = origin;
    }

    /** The delay that the authority requires, or zero. */
    Duration retryAfter() {
        return retryAfter;
    }

    KeyStatus.Failure failure() {
        return new KeyStatus.Failure(String.valueOf(getMessage()), origin);
    }
}
