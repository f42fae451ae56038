package io.github.entrafilter.token;

/**
 * An unverified token, as received.
 *
 * @param text the compact serialization, or any other string that was received
 */
public record BearerToken(String text) {

    /** Omits the token: strings end up in logs. */
    @Override
    public String toString() {
        return "BearerToken[" + text.length() + " characters]";
    }
}
