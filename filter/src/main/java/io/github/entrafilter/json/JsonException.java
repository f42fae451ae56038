package io.github.entrafilter.json;

/** Thrown for malformed JSON. It has no stack trace, as anybody can cause it, and quotes nothing of the input. */
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1;

    JsonException(int position) {
        super("not a JSON object: unexpected input at byte " + position, null, false, false);
    }
}
