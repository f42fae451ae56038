package io.github.entrafilter;

import java.time.Instant;
import java.util.Optional;

/**
 * A refusal as its log line tells it.
 *
 * @param expected what would have been accepted; empty where the reason says it all
 * @param actual what came instead, as it came: text of the caller's making; empty where the reason says it all
 * @param newerThan from when on a token must be, if that is all that is asked for
 */
public record Refusal(Reason reason, String expected, String actual, TokenFacts token, Optional<Instant> newerThan) {

    /** A refusal that a newer token would meet, too, as far as is known. */
    public Refusal(Reason reason, String expected, String actual, TokenFacts token) {
        this(reason, expected, actual, token, Optional.empty());
    }

    /** A refusal of which the reason says it all. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, "", "", TokenFacts.NONE);
    }

    /** The same, with what is known of the token. */
    public Refusal with(TokenFacts facts) {
        return new Refusal(reason, expected, actual, facts, newerThan);
    }
}
