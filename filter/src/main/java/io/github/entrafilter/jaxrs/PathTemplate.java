package io.github.entrafilter.jaxrs;

import java.util.regex.Pattern;

/**
 * The path of an {@code @Path} annotation: JAX-RS 3.1, section 3.7.3.
 *
 * @param literalCharacters the number of characters outside of parameters, by which the more specific template wins
 */
record PathTemplate(Pattern pattern, int literalCharacters) {

    static PathTemplate of(String path) {
        String template = trimmed(path);
        StringBuilder regex = new StringBuilder();
        int literals = 0;
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int end = open < 0 ? template.length() : open;
            regex.append(Pattern.quote(template.substring(at, end)));
            literals += end - at;
            at = open < 0 ? end : closing(template, open) + 1;
            if (open >= 0) {
                regex.append(parameter(template.substring(open + 1, at - 1)));
            }
        }
        return new PathTemplate(Pattern.compile(regex.toString()), literals);
    }

    /** A path without the slashes around it. */
    static String trimmed(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (start < end && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    /** The brace that closes this one: regular expressions may have braces of their own. */
    private static int closing(String template, int open) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            depth += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("@Path has an open brace: " + template);
    }

    private static String parameter(String parameter) {
        int colon = parameter.indexOf(':');
        return colon < 0 ? "[^/]+" : "(?:" + parameter.substring(colon + 1).trim() + ")";
    }

    /** Whether a path, without the slashes around it, is this template's. */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
