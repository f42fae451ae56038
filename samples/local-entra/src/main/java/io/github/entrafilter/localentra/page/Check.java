package io.github.entrafilter.localentra.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was looked at in a token.
 *
 * @param name what was looked at
 * @param verdict how it turned out
 * @param found what was there, and what should have been; for people, without any part of the token that is secret
 */
public record Check(String name, Verdict verdict, String found) {

    /** How a check turned out. */
    public enum Verdict {
        /** As it should be. */
        PASSES("passes"),
        /** A service would refuse the token for it. */
        FAILS("fails"),
        /** Nobody has looked. */
        SKIPPED("skipped");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    /** One that passes or fails, as the caller has found. */
    public static Check of(String name, boolean passes, String found) {
        return new Check(name, passes ? Verdict.PASSES : Verdict.FAILS, found);
    }

    /** One that is not made, as another has failed that it builds on. */
    public static Check skipped(String name, String why) {
        return new Check(name, Verdict.SKIPPED, why);
    }

    /** As the page reads it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("verdict", verdict.word);
        json.put("found", found);
        return json;
    }
}
