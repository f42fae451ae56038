package io.github.entrafilter.settings.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * Property expressions of MicroProfile Config 3.1, section 6: <code>${name}</code> and <code>${name:default}</code>,
 * also nested; a backslash escapes the dollar sign. Depth, length and lookups are bounded.
 */
public final class Expression {

    private static final int MAX_DEPTH = 32;
    static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_LOOKUPS = 1000;
    private static final String START = "${";

    private final Function<String, Optional<String>> properties;
    private int lookups;

    private Expression(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /**
     * Returns the value with its expressions resolved.
     *
     * @param properties finds the unexpanded value of a property
     * @throws IllegalArgumentException with the problem, worded to follow a setting's name
     */
    static String expand(String string, Function<String, Optional<String>> properties) {
        return new Expression(properties).expand(string, 0);
    }

    private String expand(String string, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("has an expression that leads to itself, or too far");
        }
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < string.length()) {
            if (isEscape(string, at)) {
                expanded.append('$');
                at += 2;
            } else if (string.startsWith(START, at)) {
                int end = end(string, at + 2);
                expanded.append(value(string.substring(at + 2, end), depth + 1));
                at = end + 1;
            } else {
                expanded.append(string.charAt(at));
                at++;
            }
        }
        if (expanded.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("has an expression of more than " + MAX_LENGTH + " characters");
        }
        return expanded.toString();
    }

    /** Resolves the content of the braces: a name, perhaps followed by a colon and a default. */
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
        throw new IllegalArgumentException(unresolved(START + inner + "}"));
    }

    /** Returns the problem with an expression that has no value. */
    public static String unresolved(String expression) {
        return "has " + expression + ", for which no value is set: set it, or write the value itself";
    }

    /** Returns the index of the closing brace; the length if it is missing. */
    private static int end(String string, int start) {
        int open = 1;
        int at = start;
        while (at < string.length()) {
            if (isEscape(string, at)) {
                at++;
            } else if (string.startsWith(START, at)) {
                open++;
                at++;
            } else if (string.charAt(at) == '}') {
                open--;
                if (open == 0) {
                    return at;
                }
            }
            at++;
        }
        return string.length();
    }

    /** Returns the index of the colon after the name; the length if there is none. */
    private static int colon(String inner) {
        int at = 0;
        while (at < inner.length() && inner.charAt(at) != ':') {
            at = inner.startsWith(START, at) ? end(inner, at + 2) + 1 : at + 1;
        }
        return Math.min(at, inner.length());
    }

    private static boolean isEscape(String string, int at) {
        return string.startsWith("\\$", at) || string.startsWith("$$", at);
    }
}
