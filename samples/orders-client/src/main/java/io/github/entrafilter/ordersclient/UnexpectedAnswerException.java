package io.github.entrafilter.ordersclient;

/** The service was asked and answered something that the client cannot go on with. */
final class UnexpectedAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
