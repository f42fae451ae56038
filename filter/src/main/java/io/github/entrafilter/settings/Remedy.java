package io.github.entrafilter.settings;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The suggestion for an invalid value: the nearest string that is valid. */
final class Remedy {

    /** Straight and typographic quotes, and what surrounds a JSON array or a registry's GUID. */
    private static final Pattern WRAPPING = Pattern.compile("[\"'`\\p{Pi}\\p{Pf}\\[\\]{}\\p{Cf}]");

    private static final Pattern SEPARATORS = Pattern.compile("[;,\\s]+");
    private static final int MAX_LENGTH = 1000;

    private Remedy() {}

    /** Returns the suggestion after a semicolon; empty if nothing near is valid. */
    static String of(String written, SettingType<?> type) {
        if (written.length() > MAX_LENGTH) {
            return "";
        }
        String bare = WRAPPING.matcher(written).replaceAll("").strip();
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(bare);
        candidates.add(bare.toLowerCase(Locale.ROOT));
        candidates.add(bare.replaceFirst("^api://", ""));
        candidates.add(SEPARATORS.matcher(bare).replaceAll(", "));
        candidates.remove(written.strip());
        return candidates.stream()
                .filter(candidate -> isValid(candidate, type))
                .findFirst()
                .map(candidate -> "; write " + candidate)
                .orElse("");
    }

    private static boolean isValid(String candidate, SettingType<?> type) {
        try {
            return !candidate.isEmpty() && type.parse(candidate) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
