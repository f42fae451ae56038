package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import java.util.Optional;

/**
 * The result of one check.
 *
 * @param check the name of the check
 * @param expected what would be accepted
 * @param found what was found; may quote the token, but never its signature
 * @param reason why the check failed; empty unless it failed on a token
 * @param hint for a token that is almost acceptable; empty otherwise
 */
public record CheckResult(
        String check, Outcome outcome, String expected, String found, Optional<Reason> reason, String hint) {

    /** A result without a hint. */
    public CheckResult(String check, Outcome outcome, String expected, String found, Optional<Reason> reason) {
        this(check, outcome, expected, found, reason, "");
    }

    /** The outcome of a check. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Not run, because a check that it depends on failed, or nothing was to be checked. */
        NOT_RUN
    }

    /** Returns the result of a check that passed. */
    public static CheckResult passed(String check, String expected, String found) {
        return new CheckResult(check, Outcome.PASSED, expected, found, Optional.empty());
    }

    /**
     * Returns the result of a check that failed.
     *
     * @param hint for a token that is almost acceptable; empty otherwise
     */
    public static CheckResult failed(String check, Refusal refusal, String hint) {
        return new CheckResult(
                check, Outcome.FAILED, refusal.expected(), refusal.actual(), Optional.of(refusal.reason()), hint);
    }

    /** Describes what was found, with the hint if there is one. */
    public static String found(String found, String hint) {
        return hint.isEmpty() ? found : found + "; " + hint;
    }

    /** Returns the result of a check that was not run, and why, if the reason is not a failed check. */
    public static CheckResult notRun(String check, String why) {
        return new CheckResult(check, Outcome.NOT_RUN, "", why, Optional.empty());
    }
}
