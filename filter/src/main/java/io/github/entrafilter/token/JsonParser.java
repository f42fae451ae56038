package io.github.entrafilter.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON of a token (RFC 8259), strictly and in one pass over its bytes: one object and nothing behind it, each
 * name once in an object, at every depth. What comes out cannot be changed. Used once, by one thread.
 *
 * <p>Strings, Booleans, lists and maps are Java's; a number is a {@link Long} or, where it does not fit, a
 * {@link Double}. An empty {@link Optional} stands for {@code null}, which Java's immutable collections do not hold.
 */
final class JsonParser {

    /** Entra nests one level; what nests deeper than this was made to exhaust a stack. */
    private static final int DEEPEST_NESTING = 16;

    /** Room for the claims of a token. */
    private static final int USUAL_MEMBERS = 32;

    private static final int MOST_DIGITS_OF_A_LONG = 18;

    /** No number of a claim is longer, and readers of JSON disagree about those that are (RFC 8259, section 6). */
    private static final int LONGEST_NUMBER = 64;

    private final byte[] json;
    private final String part;
    private int at;
    private Claims.Nulls nulls = Claims.Nulls.NONE;

    /** For the part of the token that has this name. */
    JsonParser(byte[] json, String part) {
        this.json = json;
        this.part = part;
    }

    Map<String, Object> parse() throws RefusedException {
        skipSpace();
        expect('{');
        Map<String, Object> object = object(DEEPEST_NESTING);
        skipSpace();
        if (at != json.length) {
            throw malformed();
        }
        return object;
    }

    private Object value(int depth) throws RefusedException {
        if (depth == 0) {
            throw malformed();
        }
        return switch (next()) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> list(depth);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> nothing();
            default -> number();
        };
    }

    private Object nothing() throws RefusedException {
        nulls = Claims.Nulls.SOME;
        return word("null", Optional.empty());
    }

    /** Whether there were any in what has been parsed. */
    Claims.Nulls nulls() {
        return nulls;
    }

    /** Behind the opening brace. */
    private Map<String, Object> object(int depth) throws RefusedException {
        List<Map.Entry<String, Object>> members = new ArrayList<>(USUAL_MEMBERS);
        skipSpace();
        if (peek() == '}') {
            at++;
            return Map.of();
        }
        do {
            skipSpace();
            expect('"');
            String name = string();
            skipSpace();
            expect(':');
            skipSpace();
            members.add(Map.entry(name, value(depth - 1)));
            skipSpace();
        } while (goesOn('}'));
        return mapOf(members);
    }

    /** Java's immutable map takes no name twice, and neither do we. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<String, Object> mapOf(List<Map.Entry<String, Object>> members) throws RefusedException {
        try {
            return Map.ofEntries(members.toArray(new Map.Entry[0]));
        } catch (IllegalArgumentException twice) {
            throw malformed();
        }
    }

    /** Behind the opening bracket. */
    private List<Object> list(int depth) throws RefusedException {
        List<Object> elements = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return List.of();
        }
        do {
            skipSpace();
            elements.add(value(depth - 1));
            skipSpace();
        } while (goesOn(']'));
        return List.copyOf(elements);
    }

    /** Whether a comma follows, or else the end. */
    private boolean goesOn(char end) throws RefusedException {
        byte found = next();
        if (found != ',' && found != end) {
            throw malformed();
        }
        return found == ',';
    }

    /** Behind the opening quote. Most strings have no escape and are ASCII. */
    private String string() throws RefusedException {
        int start = at;
        int bits = 0;
        for (int i = start; i < json.length; i++) {
            byte found = json[i];
            if (found == '"') {
                at = i + 1;
                return bits < 0 ? utf8(start, i) : new String(json, start, i - start, StandardCharsets.ISO_8859_1);
            }
            if (found == '\\') {
                return escapedString();
            }
            if (found >= 0 && found < ' ') {
                throw malformed();
            }
            bits |= found;
        }
        throw malformed();
    }

    private String utf8(int start, int end) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private String escapedString() throws RefusedException {
        StringBuilder text = new StringBuilder();
        int start = at;
        while (true) {
            byte found = next();
            if (found == '"' || found == '\\') {
                text.append(utf8(start, at - 1));
                if (found == '"') {
                    return requirePaired(text);
                }
                text.append(escaped());
                start = at;
            } else if (found >= 0 && found < ' ') {
                throw malformed();
            }
        }
    }

    private char escaped() throws RefusedException {
        byte found = next();
        return switch (found) {
            case '"', '\\', '/' -> (char) found;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() throws RefusedException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            byte found = next();
            int digit = found < 0 ? -1 : Character.digit((char) found, 16);
            if (digit < 0) {
                throw malformed();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** Half a surrogate pair is no character, and each reader makes another one of it: RFC 8259, section 8.2. */
    private String requirePaired(StringBuilder text) throws RefusedException {
        for (int i = 0; i < text.length(); i++) {
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (!pair && Character.isSurrogate(text.charAt(i))) {
                throw malformed();
            }
            i += pair ? 1 : 0;
        }
        return text.toString();
    }

    /** Behind its first character. */
    private Object number() throws RefusedException {
        int start = --at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        digits();
        if (json[first] == '0' && at - first > 1) {
            throw malformed();
        }
        boolean whole = true;
        if (peek() == '.') {
            at++;
            digits();
            whole = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            whole = false;
        }
        if (at - start > LONGEST_NUMBER) {
            throw malformed();
        }
        return whole && at - first <= MOST_DIGITS_OF_A_LONG
                ? (Object) (first == start ? digitsFrom(first) : -digitsFrom(first))
                : finite(new String(json, start, at - start, StandardCharsets.ISO_8859_1));
    }

    private long digitsFrom(int first) {
        long number = 0;
        for (int i = first; i < at; i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }

    /** What is too large for a Double would be read as infinite, which is no number in JSON. */
    private Double finite(String number) throws RefusedException {
        Double value = Double.valueOf(number);
        if (value.isInfinite()) {
            throw malformed();
        }
        return value;
    }

    private void digits() throws RefusedException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
    }

    private Object word(String word, Object value) throws RefusedException {
        byte[] expected = word.getBytes(StandardCharsets.US_ASCII);
        int start = at - 1;
        int end = start + expected.length;
        if (end > json.length || !Arrays.equals(json, start, end, expected, 0, expected.length)) {
            throw malformed();
        }
        at = end;
        return value;
    }

    private RefusedException malformed() {
        return new RefusedException(Reason.NOT_A_JWS, "a JSON object as " + part, "something else");
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\n' || json[at] == '\r')) {
            at++;
        }
    }

    private void expect(char character) throws RefusedException {
        if (next() != character) {
            throw malformed();
        }
    }

    private byte next() throws RefusedException {
        if (at == json.length) {
            throw malformed();
        }
        return json[at++];
    }

    /** The next byte, or one that nothing expects. */
    private byte peek() {
        return at < json.length ? json[at] : 0;
    }
}
