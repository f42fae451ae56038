package io.github.entrafilter.settings;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What to write instead of a value that cannot be used: the nearest text that can. */
final class Remedy {

    /** Straight and typographic quotes, and what a JSON array or a registry's GUID has around it. */
    private static final Pattern WRAPPING = Pattern.compile("[\"'`\\p{Pi}\\p{Pf}\\[\\]{}\\p{Cf}]");

    private static final Pattern SEPARATORS = Pattern.compile("[;,\\s]+");
    private static final int MAX_LENGTH = 1000;

    private Remedy() {}

    /** Empty if nothing near can be used, else with a semicolon in front. */
    static String of(String text, Function<String, ?> parser) {
        if (text.length() > MAX_LENGTH) {
            return "";
        }
        String bare = WRAPPING.matcher(text).replaceAll("").strip();
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(bare);
        candidates.add(bare.toLowerCase(Locale.ROOT));
        candidates.add(bare.replaceFirst("^api://", ""));
        candidates.add(SEPARATORS.matcher(bare).replaceAll(", "));
        candidates.remove(text.strip());
        return candidates.stream()
                .filter(candidate -> isUsable(candidate, parser))
                .findFirst()
                .map(candidate -> "; write " + candidate)
                .orElse("");
    }

    private static boolean isUsable(String candidate, Function<String, ?> parser) {
        try {
            return !candidate.isEmpty() && parser.apply(candidate) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
