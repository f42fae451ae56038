package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read by type. A member of another type than required is refused, not ignored: otherwise
 * a claim could be hidden by writing it as a list.
 */
record Claims(Map<String, @Nullable Object> members) {

    private static final String GUID_FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) throws RefusedException {
        Object value = members.get(name);
        if (value == null && !members.containsKey(name)) {
            return Optional.empty();
        }
        if (value instanceof String string) {
            return Optional.of(string);
        }
        throw malformed(name, "a string");
    }

    String requiredText(String name) throws RefusedException {
        return text(name).filter(string -> !string.isEmpty()).orElseThrow(() -> missing(name));
    }

    /** Returns an identifier that Entra writes as a GUID, in lower case, as it is compared everywhere. */
    String requiredGuid(String name) throws RefusedException {
        return guid(name, requiredText(name));
    }

    /** Returns an identifier as {@link #requiredGuid} does, if the claim is present. */
    Optional<String> guid(String name) throws RefusedException {
        Optional<String> value = text(name);
        return value.isEmpty() ? value : Optional.of(guid(name, value.get()));
    }

    private static String guid(String name, String value) throws RefusedException {
        if (!isGuid(value)) {
            throw malformed(name, "a GUID");
        }
        return lowerCase(value);
    }

    /** An identifier in lower case, as Entra nearly always writes it. */
    static String lowerCase(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) >= 'A' && id.charAt(i) <= 'Z') {
                return id.toLowerCase(Locale.ROOT);
            }
        }
        return id;
    }

    private static boolean isGuid(String value) {
        if (value.length() != GUID_FORM.length()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            boolean fits = GUID_FORM.charAt(i) == '-' ? value.charAt(i) == '-' : HexFormat.isHexDigit(value.charAt(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** A NumericDate of RFC 7519, section 2: seconds since 1970, perhaps with a fraction, which is cut off. */
    Optional<Instant> time(String name) throws RefusedException {
        Object value = members.get(name);
        if (value == null && !members.containsKey(name)) {
            return Optional.empty();
        }
        if (value instanceof Number number && Math.abs(number.doubleValue()) < Instant.MAX.getEpochSecond()) {
            return Optional.of(timeOf(number));
        }
        throw malformed(name, "a number of seconds");
    }

    /** Returns the time that a NumericDate stands for. */
    static Instant timeOf(Number seconds) {
        return Instant.ofEpochSecond(seconds.longValue());
    }

    Instant requiredTime(String name) throws RefusedException {
        return time(name).orElseThrow(() -> missing(name));
    }

    /** Requires a list of strings, if the claim is present. */
    void requireTexts(String name) throws RefusedException {
        Object value = members.getOrDefault(name, List.of());
        if (!(value instanceof List<?> values) || !areTexts(values)) {
            throw malformed(name, "a list of strings");
        }
    }

    private static boolean areTexts(List<?> values) {
        for (Object value : values) {
            if (!(value instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** The string; empty if missing or of another type. Use {@link #text} where another type must be refused. */
    String stringOrEmpty(String name) {
        return members.get(name) instanceof String string ? string : "";
    }

    /** Identifies the token, verified or not. */
    TokenFacts facts() {
        return new TokenFacts(
                stringOrEmpty("oid"),
                stringOrEmpty("appid") + stringOrEmpty("azp"),
                stringOrEmpty("tid"),
                stringOrEmpty("uti"),
                stringOrEmpty("ver"),
                new CallerClaims(this).kind(),
                stringOrEmpty(CallerClaims.PARENT_APP));
    }

    static RefusedException missing(String name) {
        return new RefusedException(Reason.CLAIM_MISSING, name, "none");
    }

    static RefusedException malformed(String name, String type) {
        return new RefusedException(Reason.CLAIM_MALFORMED, name + " as " + type, "something else");
    }
}
