package io.github.entrafilter.settings;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Types of string values: identifiers, parts of header fields and URL patterns. */
final class StringType {

    /** Any string, unchanged. */
    static final SettingType<String> ANY = SettingType.string("string", Function.identity());

    /** A GUID; the value is in lower case. */
    static final SettingType<String> GUID = SettingType.string("GUID", StringType::guid);

    /** The GUID of a tenant; the value is in lower case. */
    static final SettingType<String> TENANT = SettingType.string("GUID", StringType::tenant);

    /** A role, a scope or an audience. */
    static final SettingType<String> WORD = SettingType.string("word", StringType::word);

    /** The name of a header field. */
    static final SettingType<String> HEADER_NAME = SettingType.string("header name", StringType::headerName);

    /** The content of a quoted string in a header field. */
    static final SettingType<String> HEADER_STRING = SettingType.string("string", StringType::headerString);

    /** A URL pattern of the servlet specification. */
    static final SettingType<String> URL_PATTERN = SettingType.string("URL pattern", StringType::urlPattern);

    private static final Pattern GUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> ANY_TENANT = Set.of("common", "organizations", "consumers", "*");

    private StringType() {}

    static String guid(String written) {
        String guid = written.strip().toLowerCase(Locale.ROOT);
        if (!isGuid(guid)) {
            throw new IllegalArgumentException("is not a GUID");
        }
        return guid;
    }

    /** Whether this is a GUID in lower case. */
    static boolean isGuid(String string) {
        return GUID_FORM.matcher(string).matches();
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
        written.codePoints().filter(StringType::isForeign).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("must be separated by commas alone and not contain " + nameOf(c));
        });
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
        boolean path = written.startsWith("/") && (!written.contains("*") || written.matches("/([^*]*/)?\\*"));
        boolean extension = written.matches("\\*\\.[^/*]+");
        if (!path && !extension) {
            throw new IllegalArgumentException("is not a servlet URL pattern: /exact/path, /prefix/* or *.extension");
        }
        if (written.equals("/*")) {
            throw new IllegalArgumentException("would make the whole application public");
        }
        return written;
    }
}
