package io.github.entrafilter.localentra.issuing;

import java.time.Instant;

/**
 * A token, with what the answer says of it.
 *
 * @param value the token itself
 * @param notBefore when it starts to count
 * @param expiresAt when it stops
 * @param secondsLeft how long that is from now
 */
public record IssuedToken(String value, Instant notBefore, Instant expiresAt, long secondsLeft) {

    /** Everything but the token. */
    @Override
    public String toString() {
        return "IssuedToken[" + notBefore + " to " + expiresAt + "]";
    }
}
