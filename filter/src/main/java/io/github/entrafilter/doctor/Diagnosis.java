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
 * @param notes what the report has to say about its input
 */
record Diagnosis(Conclusion conclusion, TokenFacts token, List<String> notes, List<CheckResult> results) {

    Diagnosis {
        notes = List.copyOf(notes);
        results = List.copyOf(results);
    }

    /** A diagnosis without notes. */
    Diagnosis(Conclusion conclusion, TokenFacts token, List<CheckResult> results) {
        this(conclusion, token, List.of(), results);
    }

    /** This diagnosis with notes. */
    Diagnosis with(List<String> further) {
        return new Diagnosis(conclusion, token, further, results);
    }

    /** This diagnosis with the reason for missing keys, where the token could not be judged for that. */
    Diagnosis with(KeyStatus status) {
        return conclusion.exitCode() == ExitCode.KEYS_UNAVAILABLE
                        && status.lastFailure().isPresent()
                ? new Diagnosis(Conclusion.withoutKeys(conclusion.verdict(), status), token, notes, results)
                : this;
    }

    /**
     * The diagnosis in one line.
     *
     * @param verdict one sentence
     * @param fix empty if there is none, or the verdict has it
     */
    record Conclusion(String verdict, String fix, ExitCode exitCode) {

        /**
         * The conclusion from keys that could not be fetched; wrong settings are a problem that no later fetch fixes.
         */
        static Conclusion withoutKeys(String verdict, KeyStatus status) {
            KeyStatus.Failure failure = status.lastFailure()
                    .orElse(new KeyStatus.Failure("no response in time", KeyStatus.Failure.Cause.OUTAGE));
            return failure.isOfSettings()
                    ? new Conclusion(verdict + ": " + Printable.ascii(failure.message()), "", ExitCode.PROBLEM)
                    : new Conclusion(
                            verdict + ": " + Printable.ascii(first(failure.message())),
                            "check that " + status.authority() + " is reachable from here, perhaps by entra.proxy",
                            ExitCode.KEYS_UNAVAILABLE);
        }

        /** The error of the first document: mostly, that of the next one is the same. */
        private static String first(String errors) {
            return errors.replaceFirst("; .*", "");
        }

        /** The verdict and the fix. */
        String line() {
            return fix.isEmpty() ? verdict : verdict + ". Fix: " + fix;
        }
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
