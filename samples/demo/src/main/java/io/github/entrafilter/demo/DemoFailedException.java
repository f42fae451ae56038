package io.github.entrafilter.demo;

/** The demo cannot go on, or did not go as it should. The message says why, in words for whoever started it. */
final class DemoFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }

    DemoFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
