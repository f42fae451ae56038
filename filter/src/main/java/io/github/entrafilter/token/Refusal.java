package io.github.entrafilter.token;

/**
 * A refusal as its log line tells it.
 *
 * @param expected what would have been accepted; empty where the reason says it all
 * @param actual what came instead, as it came: text of the caller's making; empty where the reason says it all
 */
public record Refusal(Reason reason, String expected, String actual, TokenFacts token) {

    /** A refusal of which the reason says it all. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, "", "", TokenFacts.NONE);
    }

    /** The same, with what is known of the token. */
    public Refusal with(TokenFacts facts) {
        return new Refusal(reason, expected, actual, facts);
    }
}
