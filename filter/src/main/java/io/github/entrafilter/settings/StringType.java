package io.github.entrafilter.settings;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Types of string values: identifiers, parts of header fields and URL patterns. */
final class StringType {

    /** Any string, unchanged. */
    static final SettingType<String> ANY = SettingType.string("string", Parser.ANY);

    /** A GUID; the value is in lower case. */
    static final SettingType<String> GUID = SettingType.string("GUID", Parser.GUID);

    /** The GUID of a tenant; the value is in lower case. */
    static final SettingType<String> TENANT = SettingType.string("GUID", Parser.TENANT);

    /** A role, a scope or an audience. */
    static final SettingType<String> WORD = SettingType.string("word", Parser.WORD);

    /** The name of a header field. */
    static final SettingType<String> HEADER_NAME = SettingType.string("header name", Parser.HEADER_NAME);

    /** The content of a quoted string in a header field. */
    static final SettingType<String> HEADER_STRING = SettingType.string("string", Parser.HEADER_STRING);

    /** A URL pattern of the servlet specification. */
    static final SettingType<String> URL_PATTERN = SettingType.string("URL pattern", Parser.URL_PATTERN);

    private static final int GUID_LENGTH = 36;
    private static final Set<String> ANY_TENANT = Set.of("common", "organizations", "consumers", "*");

    private StringType() {}

    /** The parsers in one class: linking seven method references delays a start by milliseconds. */
    private enum Parser implements Function<String, String> {
        ANY,
        GUID,
        TENANT,
        WORD,
        HEADER_NAME,
        HEADER_STRING,
        URL_PATTERN;

        @Override
        public String apply(String written) {
            return switch (this) {
                case ANY -> written;
                case GUID -> guid(written);
                case TENANT -> tenant(written);
                case WORD -> word(written);
                case HEADER_NAME -> headerName(written);
                case HEADER_STRING -> headerString(written);
                case URL_PATTERN -> urlPattern(written);
            };
        }
    }

    static String guid(String written) {
        String guid = written.strip().toLowerCase(Locale.ROOT);
        if (!isGuid(guid)) {
            throw new IllegalArgumentException("is not a GUID");
        }
        return guid;
    }

    /** Whether this is a GUID in lower case. */
    static boolean isGuid(String string) {
        if (string.length() != GUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < GUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if ((dash ? "-" : "0123456789abcdef").indexOf(string.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String tenant(String written) {
        if (ANY_TENANT.contains(written.strip().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("would trust every tenant there is: list the GUIDs of your tenants");
        }
        try {
            return guid(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not the GUID of a tenant (a domain name will not do)", e);
        }
    }

    /** Rejects characters that belong to another list syntax; no role, scope or audience has one. */
    static String word(String written) {
        int at = 0;
        while (at < written.length()) {
            int c = written.codePointAt(at);
            if (isForeign(c)) {
                throw new IllegalArgumentException("must be separated by commas alone and not contain " + nameOf(c));
            }
            at += Character.charCount(c);
        }
        return written;
    }

    private static String nameOf(int c) {
        if (c == ' ') {
            return "a space";
        }
        return c > ' ' && c < 127 ? Character.toString(c) : String.format(Locale.ROOT, "U+%04X", c);
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

    /** Accepts the characters of RFC 6750, section 3: printable ASCII without the quote and the backslash. */
    static String headerString(String written) {
        if (!written.matches("[\\x20-\\x7E&&[^\"\\\\]]*")) {
            throw new IllegalArgumentException("has characters that a header cannot carry");
        }
        return written.strip();
    }

    /** Accepts a field name of RFC 9110, section 5.1. */
    private static String headerName(String written) {
        if (!written.strip().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("is not the name of a header");
        }
        return written.strip();
    }

    /** Accepts the forms of Servlet 6.0, section 12.2; {@code /} is the context root, not the default servlet. */
    private static String urlPattern(String written) {
        if (!isPath(written) && !isExtension(written)) {
            throw new IllegalArgumentException("is not a servlet URL pattern: /exact/path, /prefix/* or *.extension");
        }
        if (written.equals("/*")) {
            throw new IllegalArgumentException("would make the whole application public");
        }
        return written;
    }

    private static boolean isPath(String pattern) {
        int star = pattern.indexOf('*');
        return pattern.startsWith("/") && (star < 0 || (star == pattern.length() - 1 && pattern.endsWith("/*")));
    }

    private static boolean isExtension(String pattern) {
        return pattern.startsWith("*.")
                && pattern.length() > 2
                && pattern.indexOf('/') < 0
                && pattern.lastIndexOf('*') == 0;
    }
}
