package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.Optional;

/**
 * What one check came to.
 *
 * @param check its name, in a few words
 * @param expected what would be accepted
 * @param actual what there is; text of the token's making
 * @param refusal why the token fails the check; none where it does not
 */
public record Finding(String check, Outcome outcome, String expected, String actual, Optional<Reason> refusal) {

    /** How a check ends. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Another check has failed that this one builds on. */
        NOT_RUN
    }
}
