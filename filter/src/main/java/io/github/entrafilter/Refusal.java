package io.github.entrafilter;

import java.time.Instant;
import java.util.Optional;

/**
 * A refusal, with the details for its log line.
 *
 * @param expected what would have been accepted; empty if the reason says it all
 * @param actual what was found, as received: untrusted input; empty if the reason says it all
 * @param newerThan when a token must have been issued at the earliest, if only a newer token is required
 */
public record Refusal(Reason reason, String expected, String actual, TokenFacts token, Optional<Instant> newerThan) {

    /** A refusal that a newer token does not avoid, as far as is known. */
    public Refusal(Reason reason, String expected, String actual, TokenFacts token) {
        this(reason, expected, actual, token, Optional.empty());
    }

    /** Returns a refusal without details. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, "", "", TokenFacts.NONE);
    }

    /** Returns the same refusal, with these facts of the token. */
    public Refusal with(TokenFacts facts) {
        return new Refusal(reason, expected, actual, facts, newerThan);
    }
}
