package io.github.entrafilter.keys;

/** The authority could not be asked, or what it answered cannot be used. Says nothing about any token. */
final class KeyFetchException extends Exception {

    private static final long serialVersionUID = 1;

    KeyFetchException(String message) {
        super(message);
    }

    KeyFetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
