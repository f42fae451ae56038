package io.github.entrafilter.localentra.page;

import io.github.entrafilter.localentra.json.JsonBuilder;

/**
 * One check of a token.
 *
 * @param name the name of the check
 * @param outcome the outcome
 * @param found what was found and expected, for people; without secret parts of the token
 */
public record Check(String name, Outcome outcome, String found) {

    /** The outcomes of a check: those of the filter, which is optional here. */
    public enum Outcome {
        PASSED("passed"),
        /** A service would refuse the token. */
        FAILED("failed"),
        /** Not run, because a check that it depends on failed. */
        NOT_RUN("not run");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    /** Returns a check that passed or failed. */
    public static Check of(String name, boolean passed, String found) {
        return new Check(name, passed ? Outcome.PASSED : Outcome.FAILED, found);
    }

    /** Returns a check that was not run. */
    public static Check notRun(String name, String why) {
        return new Check(name, Outcome.NOT_RUN, why);
    }

    /** Returns the check as JSON, for the page. */
    public JsonBuilder json() {
        return JsonBuilder.object()
                .with("name", name)
                .with("outcome", outcome.word)
                .with("found", found);
    }
}
