package io.github.entrafilter.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * Property expressions of MicroProfile Config 3.1, section 6: <code>${name}</code>, <code>${name:default}</code>, one
 * in the other; a backslash in front keeps the text. Bounded in depth, length and look-ups.
 */
final class Expression {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_LOOKUPS = 1000;
    private static final String START = "${";

    private final Function<String, Optional<String>> properties;
    private int lookups;

    private Expression(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /**
     * The text with the values of its expressions.
     *
     * @param properties finds the unexpanded value of a property
     * @throws IllegalArgumentException with what is wrong, worded to follow a setting's name
     */
    static String expand(String text, Function<String, Optional<String>> properties) {
        return new Expression(properties).expand(text, 0);
    }

    private String expand(String text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("has an expression that leads to itself, or too far");
        }
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (isEscape(text, at)) {
                expanded.append('$');
                at += 2;
            } else if (text.startsWith(START, at)) {
                int end = end(text, at + 2);
                expanded.append(value(text.substring(at + 2, end), depth + 1));
                at = end + 1;
            } else {
                expanded.append(text.charAt(at));
                at++;
            }
        }
        if (expanded.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("has an expression of more than " + MAX_LENGTH + " characters");
        }
        return expanded.toString();
    }

    /** What stands between the braces: a name, perhaps followed by a colon and a default. */
    private String value(String inner, int depth) {
        int colon = colon(inner);
        String name = expand(inner.substring(0, colon), depth);
        lookups++;
        if (lookups > MAX_LOOKUPS) {
            throw new IllegalArgumentException("has more than " + MAX_LOOKUPS + " expressions");
        }
        Optional<String> raw = name.isBlank() ? Optional.empty() : properties.apply(name);
        if (raw.isPresent()) {
            return expand(raw.get(), depth);
        }
        if (colon < inner.length()) {
            return expand(inner.substring(colon + 1), depth);
        }
        throw new IllegalArgumentException(unfilled(START + inner + "}"));
    }

    /** What is wrong with an expression that nothing fills in. */
    static String unfilled(String expression) {
        return "has " + expression + ", for which no value is set: set it, or write the value itself";
    }

    /** Where the brace stands that ends an expression; the end of the text if it is missing. */
    private static int end(String text, int start) {
        int open = 1;
        int at = start;
        while (at < text.length()) {
            if (isEscape(text, at)) {
                at++;
            } else if (text.startsWith(START, at)) {
                open++;
                at++;
            } else if (text.charAt(at) == '}') {
                open--;
                if (open == 0) {
                    return at;
                }
            }
            at++;
        }
        return text.length();
    }

    /** Where the colon stands behind the name; the end of the text if there is none. */
    private static int colon(String inner) {
        int at = 0;
        while (at < inner.length() && inner.charAt(at) != ':') {
            at = inner.startsWith(START, at) ? end(inner, at + 2) + 1 : at + 1;
        }
        return Math.min(at, inner.length());
    }

    private static boolean isEscape(String text, int at) {
        return text.startsWith("\\$", at) || text.startsWith("$$", at);
    }
}
