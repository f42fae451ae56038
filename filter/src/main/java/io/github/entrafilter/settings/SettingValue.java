package io.github.entrafilter.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How each type of setting is written. Each method takes the text and gives the value, or throws
 * {@link IllegalArgumentException} with what is wrong, worded to follow the setting's name.
 */
final class SettingValue {

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");
    private static final Set<String> ANY_TENANT = Set.of("common", "organizations", "consumers", "*");

    private SettingValue() {}

    static String guid(String text) {
        String guid = text.strip().toLowerCase(Locale.ROOT);
        if (!isGuid(guid)) {
            throw new IllegalArgumentException("is not a GUID");
        }
        return guid;
    }

    /** Whether this is a GUID in lower case. */
    static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    static String tenant(String text) {
        if (ANY_TENANT.contains(text.strip().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("would trust every tenant there is: name the GUIDs of those you mean");
        }
        try {
            return guid(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not the GUID of a tenant (a domain name will not do)", e);
        }
    }

    /**
     * Elements are separated by commas; white space around them does not count. A backslash makes a comma a part of its
     * element: MicroProfile Config 3.1, section 4.4.
     */
    static List<String> list(String text) {
        List<String> elements = Arrays.stream(SEPARATOR.split(text, -1))
                .map(element -> element.replace("\\,", ",").strip())
                .filter(element -> !element.isEmpty())
                .toList();
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (text.replace("\\,", "").contains("\\") || text.contains("\\\\")) {
            throw new IllegalArgumentException(
                    "must not contain a backslash, except before a comma that is part of an element");
        }
        return elements;
    }

    /** A role, a scope or an audience: none of them has a character that is a sign of another syntax for lists. */
    static String word(String text) {
        text.codePoints().filter(SettingValue::isForeign).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("must be separated by commas alone and not contain "
                    + (c > ' ' && c < 127
                            ? Character.toString(c)
                            : c == ' ' ? "a space" : String.format(Locale.ROOT, "U+%04X", c)));
        });
        return text;
    }

    private static boolean isForeign(int c) {
        return "\"'`;[]{}".indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION -> true;
                    default -> false;
                };
    }

    static <T> Function<String, Set<T>> setOf(Function<String, T> element) {
        return text -> list(text).stream().map(element).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Duration duration(String text, Duration least, Duration most) {
        Duration duration = duration(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException("must be between " + least + " and " + most);
        }
        return duration;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not an ISO 8601 duration such as PT30S or PT12H", e);
        }
    }

    static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
        throw new IllegalArgumentException("must be between " + least + " and " + most);
    }

    static boolean yesOrNo(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    static TokenVersion tokenVersion(String text) {
        return TokenVersion.ofClaim(text).orElseThrow(() -> new IllegalArgumentException("must be 1.0 or 2.0"));
    }

    static SignatureAlgorithm signatureAlgorithm(String text) {
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(algorithm -> algorithm.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(SignatureAlgorithm.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    /** {@code name=id}, then the roles, separated by white space. */
    static RegisteredCaller registeredCaller(String text) {
        String[] words = text.split("\\s+", -1);
        int sign = words[0].indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("must have the form name=id role role");
        }
        Set<String> roles = new LinkedHashSet<>();
        Arrays.stream(words).skip(1).map(SettingValue::word).forEach(roles::add);
        return new RegisteredCaller(word(words[0].substring(0, sign)), guid(words[0].substring(sign + 1)), roles);
    }
}
