package io.github.entrafilter.ordersclient;

/** A response with which the client cannot continue. */
final class UnexpectedResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    UnexpectedResponseException(String message) {
        super(message);
    }
}
