package io.github.entrafilter.token;

/**
 * A token as it came, unverified.
 *
 * @param text the compact serialization, or whatever came in its place
 */
public record BearerToken(String text) {

    /** Never the token: strings end up in logs. */
    @Override
    public String toString() {
        return "BearerToken[" + text.length() + " characters]";
    }
}
