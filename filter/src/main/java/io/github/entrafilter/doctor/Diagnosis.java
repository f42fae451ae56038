package io.github.entrafilter.doctor;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.token.CheckResult;
import java.util.List;

/**
 * The outcome of one command on a token or on settings.
 *
 * @param token empty for settings
 * @param verdict one sentence
 */
record Diagnosis(TokenFacts token, List<CheckResult> results, String verdict, ExitCode exitCode) {

    /** This diagnosis with the reason for missing keys, where the token could not be judged for that. */
    Diagnosis with(KeyStatus status) {
        if (exitCode != ExitCode.KEYS_UNAVAILABLE || status.lastFailure().isEmpty()) {
            return this;
        }
        KeyStatus.Failure failure = status.lastFailure().get();
        return new Diagnosis(
                token,
                results,
                verdict + ": " + Printable.ascii(failure.message()),
                failure.isOfSettings() ? ExitCode.PROBLEM : exitCode);
    }

    /** Exit status of the program. */
    enum ExitCode {
        OK(0),
        PROBLEM(1),
        /** Wrong arguments, or a file that cannot be read. */
        MISUSED(2),
        KEYS_UNAVAILABLE(3);

        private final int number;

        ExitCode(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
