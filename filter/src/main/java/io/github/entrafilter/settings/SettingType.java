package io.github.entrafilter.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The type of a setting's value.
 *
 * @param words its name in documentation
 * @param javaType its Java type for development tools
 * @param allowed bounds or allowed values, for documentation; empty if the name is enough
 * @param parser takes the value as written, and throws {@link IllegalArgumentException} with a problem that is worded
 *     to follow the setting's name
 */
public record SettingType<T>(String words, String javaType, String allowed, Function<String, T> parser) {

    private static final String LIST = "java.util.List<java.lang.String>";
    private static final int MAX_SUGGESTION = 1000;

    /** Straight and typographic quotes, and what surrounds a JSON array or a registry's GUID. */
    private static final String WRAPPING = "[\"'`\\p{Pi}\\p{Pf}\\[\\]{}\\p{Cf}]";

    private static final String SEPARATORS = "[;,\\s]+";
    private static final String UNESCAPED_COMMA = "(?<!\\\\),";

    /** Returns a type that development tools treat as a string. */
    static <T> SettingType<T> string(String words, Function<String, T> parser) {
        return new SettingType<>(words, String.class.getName(), "", parser);
    }

    /** Returns the type of {@code true} and {@code false}, each with its meaning. */
    static <T> SettingType<T> onOff(T on, T off) {
        return new SettingType<>("true or false", Boolean.class.getName(), "", written -> switch (written.strip()) {
            case "true" -> on;
            case "false" -> off;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }

    /** Returns the type of an enum's constants in lower case. */
    static <E extends Enum<E>> SettingType<E> choice(E[] constants) {
        return oneOf(constants, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the type of these values by their names. */
    static <T> SettingType<T> oneOf(T[] values, Function<T, String> name) {
        List<String> names = new ArrayList<>();
        for (T value : values) {
            names.add(name.apply(value));
        }
        String allowed = String.join(", ", names);
        return new SettingType<>("choice", String.class.getName(), allowed, written -> {
            int index = names.indexOf(written.strip());
            if (index < 0) {
                throw new IllegalArgumentException("must be one of " + allowed);
            }
            return values[index];
        });
    }

    /** Returns the type of whole numbers between these bounds. */
    static SettingType<Integer> number(int min, int max) {
        return new SettingType<>("number", Integer.class.getName(), min + " to " + max, written -> {
            int number = wholeNumber(written);
            if (number < min || number > max) {
                throw new IllegalArgumentException("must be between " + min + " and " + max);
            }
            return number;
        });
    }

    private static int wholeNumber(String written) {
        try {
            return Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    /** Returns the type of durations between these bounds. */
    static SettingType<Duration> duration(Duration min, Duration max) {
        return new SettingType<>("ISO 8601 duration", Duration.class.getName(), min + " to " + max, written -> {
            Duration duration = iso8601(written);
            if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                throw new IllegalArgumentException("must be between " + min + " and " + max);
            }
            return duration;
        });
    }

    private static Duration iso8601(String written) {
        try {
            return Duration.parse(written.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not an ISO 8601 duration such as PT30S or PT12H", e);
        }
    }

    /** Returns the type of a list that its reader splits. */
    static SettingType<String> rawList(String elements) {
        return new SettingType<>("list of " + elements, LIST, "", String::strip);
    }

    /** Returns the type of comma-separated lists of this type; the order is kept, duplicates are dropped. */
    SettingType<Set<T>> list(String elements) {
        return new SettingType<>("list of " + elements, LIST, allowed, this::parsedElements);
    }

    private Set<T> parsedElements(String written) {
        Set<T> parsed = new LinkedHashSet<>();
        for (String element : elements(written)) {
            parsed.add(parser.apply(element));
        }
        return parsed;
    }

    /**
     * Returns the elements of a comma-separated list, without surrounding white space. A backslash before a comma makes
     * it part of an element: MicroProfile Config 3.1, section 4.4.
     */
    private static List<String> elements(String written) {
        String separator = written.contains("\\") ? UNESCAPED_COMMA : ",";
        List<String> elements = new ArrayList<>();
        for (String element : written.split(separator, -1)) {
            if (!element.isBlank()) {
                elements.add(element.replace("\\,", ",").strip());
            }
        }
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (written.replace("\\,", "").contains("\\") || written.contains("\\\\")) {
            throw new IllegalArgumentException(
                    "must not contain a backslash, except before a comma that is part of an element");
        }
        return elements;
    }

    /**
     * Parses a value.
     *
     * @throws IllegalArgumentException with the problem, worded to follow the setting's name
     */
    T parse(String written) {
        return parser.apply(written);
    }

    /**
     * Returns a suggestion for an invalid value: the nearest valid string, after a semicolon; empty if none is near.
     */
    String suggestion(String written) {
        if (written.length() > MAX_SUGGESTION) {
            return "";
        }
        String bare = written.replaceAll(WRAPPING, "").strip();
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(bare);
        candidates.add(bare.toLowerCase(Locale.ROOT));
        candidates.add(bare.replaceFirst("^api://", ""));
        candidates.add(bare.replaceAll(SEPARATORS, ", "));
        candidates.addAll(habits(bare));
        candidates.remove(written.strip());
        return candidates.stream()
                .filter(this::isValid)
                .findFirst()
                .map(candidate -> "; write " + candidate)
                .orElse("");
    }

    /** Other products' ways to write a version, a duration, and a URL pattern. */
    private static List<String> habits(String bare) {
        String upper = bare.toUpperCase(Locale.ROOT);
        return List.of(
                bare.replaceFirst("^v", ""),
                bare.replaceFirst("^v", "") + ".0",
                "PT" + upper,
                "PT" + upper + "S",
                bare.replace("**", "*"),
                "/" + bare);
    }

    private boolean isValid(String candidate) {
        try {
            return !candidate.isEmpty() && parse(candidate) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
