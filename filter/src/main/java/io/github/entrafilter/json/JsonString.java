package io.github.entrafilter.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A string: RFC 8259, section 7. */
final class JsonString {

    /** The bytes that stand for themselves: ASCII but for control characters, quote and backslash. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', 0x80, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private JsonString() {}

    /** Reads what follows the opening quote. Most strings are ASCII without an escape, and are copied as they are. */
    static String read(JsonCursor cursor) throws JsonException {
        int start = cursor.at();
        int end = endOfPlain(cursor);
        return cursor.at() > end
                ? new String(cursor.json(), start, end - start, StandardCharsets.ISO_8859_1)
                : readRest(start, cursor);
    }

    /** Moves to the byte after the closing quote if only plain bytes precede it, and returns whether they do. */
    static boolean skipPlain(JsonCursor cursor) {
        int end = endOfPlain(cursor);
        return cursor.at() > end;
    }

    /** Reads the name of a member as {@link #read} does. */
    static String readName(JsonCursor cursor) throws JsonException {
        int start = cursor.at();
        int end = endOfPlain(cursor);
        return cursor.at() > end ? MemberNames.of(cursor.json(), start, end) : readRest(start, cursor);
    }

    /** Moves to the byte after the closing quote if only plain bytes precede it, else to the first other one. */
    private static int endOfPlain(JsonCursor cursor) {
        byte[] json = cursor.json();
        int end = cursor.at();
        while (end < json.length && PLAIN[json[end] & 0xff]) {
            end++;
        }
        cursor.moveTo(end < json.length && json[end] == '"' ? end + 1 : end);
        return end;
    }

    private static String readRest(int start, JsonCursor cursor) throws JsonException {
        skipRest(cursor);
        String raw = cursor.decoded(start, cursor.at() - 1);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw, cursor);
    }

    /** Moves to the byte after the closing quote. */
    private static void skipRest(JsonCursor cursor) throws JsonException {
        byte found = cursor.next();
        while (found != '"') {
            if (found >= 0 && found < ' ') {
                throw cursor.malformed();
            }
            if (found == '\\') {
                byte unused = cursor.next();
            }
            found = cursor.next();
        }
    }

    private static String unescaped(String raw, JsonCursor cursor) throws JsonException {
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char found = raw.charAt(at++);
            if (found != '\\') {
                text.append(found);
            } else if (raw.charAt(at) == 'u') {
                text.append(codeUnit(raw, at + 1, cursor));
                at += 5;
            } else {
                text.append(escaped(raw.charAt(at++), cursor));
            }
        }
        requirePairs(text, cursor);
        return text.toString();
    }

    private static char escaped(char found, JsonCursor cursor) throws JsonException {
        return switch (found) {
            case '"', '\\', '/' -> found;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw cursor.malformed();
        };
    }

    private static char codeUnit(String raw, int start, JsonCursor cursor) throws JsonException {
        if (raw.length() < start + 4) {
            throw cursor.malformed();
        }
        int code = 0;
        for (int i = start; i < start + 4; i++) {
            char found = raw.charAt(i);
            int digit = found < 0x80 ? Character.digit(found, 16) : -1;
            if (digit < 0) {
                throw cursor.malformed();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** Half a surrogate pair is no character, and readers differ in what they make of it: RFC 8259, section 8.2. */
    private static void requirePairs(CharSequence text, JsonCursor cursor) throws JsonException {
        for (int i = 0; i < text.length(); i++) {
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (!pair && Character.isSurrogate(text.charAt(i))) {
                throw cursor.malformed();
            }
            i += pair ? 1 : 0;
        }
    }
}
