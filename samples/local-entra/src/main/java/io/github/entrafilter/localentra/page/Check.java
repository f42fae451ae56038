package io.github.entrafilter.localentra.page;

import io.github.entrafilter.localentra.json.JsonBuilder;

/**
 * One check of a token.
 *
 * @param name the name of the check
 * @param verdict the result
 * @param found what was found and expected, for people; without secret parts of the token
 */
public record Check(String name, Verdict verdict, String found) {

    /** The results of a check. */
    public enum Verdict {
        /** The token passes. */
        PASSES("passes"),
        /** A service would refuse the token. */
        FAILS("fails"),
        /** The check was not run. */
        SKIPPED("skipped");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    /** Returns a check that passes or fails. */
    public static Check of(String name, boolean passes, String found) {
        return new Check(name, passes ? Verdict.PASSES : Verdict.FAILS, found);
    }

    /** Returns a check that was not run, because one that it depends on failed. */
    public static Check skipped(String name, String why) {
        return new Check(name, Verdict.SKIPPED, why);
    }

    /** Returns the check as JSON, for the page. */
    public JsonBuilder json() {
        return JsonBuilder.object()
                .with("name", name)
                .with("verdict", verdict.word)
                .with("found", found);
    }
}
