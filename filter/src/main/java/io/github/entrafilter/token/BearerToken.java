package io.github.entrafilter.token;

/** An unverified token, as received. Immutable. */
public final class BearerToken {

    private final String field;
    private final int start;

    /** @param text the compact serialization, or any other string that was received */
    public BearerToken(String text) {
        this(text, 0);
    }

    /**
     * The token at the end of a header field, which is not copied.
     *
     * @param start the position of the token
     */
    public BearerToken(String field, int start) {
        this.field = field;
        this.start = start;
    }

    /** The compact serialization, or any other string that was received; a copy. */
    public String text() {
        return field.substring(start);
    }

    String field() {
        return field;
    }

    int start() {
        return start;
    }

    int length() {
        return field.length() - start;
    }

    /** Omits the token: strings end up in logs. */
    @Override
    public String toString() {
        return "BearerToken[" + length() + " characters]";
    }
}
