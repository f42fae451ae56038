package io.github.entrafilter;

import java.time.Instant;
import java.util.Optional;

/**
 * A refusal and its details, as they are logged.
 *
 * @param expected the accepted values; empty where the reason is enough
 * @param actual the value found, as the caller sent it; empty where the reason is enough
 * @param newerThan the earliest acceptable time of issue, if a newer token is all that is required
 */
public record Refusal(Reason reason, String expected, String actual, TokenFacts token, Optional<Instant> newerThan) {

    /**
     * A refusal that a newer token would not avoid, as far as is known.
     *
     * @param reason the reason, for the response
     * @param expected the accepted values; empty where the reason is enough
     * @param actual the value found; empty where the reason is enough
     * @param token the token that was refused
     */
    public Refusal(Reason reason, String expected, String actual, TokenFacts token) {
        this(reason, expected, actual, token, Optional.empty());
    }

    /**
     * {@return a refusal without details}
     *
     * @param reason the reason, for the response
     */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, "", "", TokenFacts.NONE);
    }

    /**
     * {@return this refusal with the facts of its token}
     *
     * @param facts those of the refused token
     */
    public Refusal with(TokenFacts facts) {
        return new Refusal(reason, expected, actual, facts, newerThan);
    }
}
