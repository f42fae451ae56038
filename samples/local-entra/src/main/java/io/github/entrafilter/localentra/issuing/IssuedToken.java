package io.github.entrafilter.localentra.issuing;

import java.time.Instant;

/**
 * An issued token and the times that the token response repeats.
 *
 * @param value the token itself
 * @param notBefore the start of its validity
 * @param expiresAt the end of its validity
 * @param secondsLeft the seconds from now to the end
 */
public record IssuedToken(String value, Instant notBefore, Instant expiresAt, long secondsLeft) {

    /** Omits the token. */
    @Override
    public String toString() {
        return "IssuedToken[" + notBefore + " to " + expiresAt + "]";
    }
}
