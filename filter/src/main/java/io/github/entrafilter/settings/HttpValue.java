package io.github.entrafilter.settings;

/**
 * How what HTTP knows is written in settings: headers, paths, addresses of peers. Each method takes the text and gives
 * the value, or throws {@link IllegalArgumentException} with what is wrong, worded to follow the setting's name.
 */
final class HttpValue {

    private HttpValue() {}

    /** What may stand between quotes in a header: RFC 6750, section 3, leaves out the quote and the backslash. */
    static String headerText(String text) {
        if (!text.matches("[\\x20-\\x7E&&[^\"\\\\]]*")) {
            throw new IllegalArgumentException("has characters that a header cannot carry");
        }
        return text.strip();
    }

    /** A field name of RFC 9110, section 5.1. */
    static String headerName(String text) {
        if (!text.strip().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("is not the name of a header");
        }
        return text.strip();
    }

    /**
     * The forms of Servlet 6.0, section 12.2, where {@code /} is the context root alone and not the default servlet.
     */
    static String urlPattern(String text) {
        boolean path = text.startsWith("/") && (!text.contains("*") || text.matches("/([^*]*/)?\\*"));
        boolean extension = text.matches("\\*\\.[^/*]+");
        if (!path && !extension) {
            throw new IllegalArgumentException("is not a servlet URL pattern: /exact/path, /prefix/* or *.extension");
        }
        if (text.equals("/*")) {
            throw new IllegalArgumentException("would make the whole application public");
        }
        return text;
    }
}
