package io.github.entrafilter.ordersclient;

/** The service could not be asked. The message says why, in words for whoever runs the program. */
final class CallFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CallFailedException(String message) {
        super(message);
    }

    CallFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
