package io.github.entrafilter.token;

import io.github.entrafilter.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sheet that fills while checks are run, each on its own. Used once, by one thread. */
final class Findings {

    private final List<Finding> findings = new ArrayList<>();

    /** A check of the judge's. */
    @FunctionalInterface
    interface Check<T> {

        T run() throws RefusedException;
    }

    /** A check of the judge's that brings nothing. */
    @FunctionalInterface
    interface PlainCheck {

        void run() throws RefusedException;
    }

    /** What the check brings; nothing where it fails. */
    <T> Optional<T> run(String name, String expected, String actual, Check<T> check) {
        try {
            T result = check.run();
            findings.add(new Finding(name, Finding.Outcome.PASSED, expected, actual, Optional.empty()));
            return Optional.of(result);
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            findings.add(new Finding(
                    name,
                    Finding.Outcome.FAILED,
                    refusal.expected().isEmpty() ? expected : refusal.expected(),
                    refusal.actual().isEmpty() ? actual : refusal.actual(),
                    Optional.of(refusal.reason())));
            return Optional.empty();
        }
    }

    void run(String name, String expected, String actual, PlainCheck check) {
        var unused = run(name, expected, actual, () -> {
            check.run();
            return name;
        });
    }

    void notRun(String... names) {
        for (String name : names) {
            findings.add(new Finding(name, Finding.Outcome.NOT_RUN, "", "", Optional.empty()));
        }
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
