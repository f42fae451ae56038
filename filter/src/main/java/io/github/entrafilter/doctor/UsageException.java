package io.github.entrafilter.doctor;

/** Wrong usage. The message is one sentence, and never quotes what may be a token. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
