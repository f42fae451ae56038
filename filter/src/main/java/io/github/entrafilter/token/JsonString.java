package io.github.entrafilter.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a string of a JSON text: RFC 8259, section 7. */
final class JsonString {

    private JsonString() {}

    /** Behind the opening quote. Most strings have no escape and are ASCII. */
    static String read(JsonCursor cursor) throws RefusedException {
        byte[] json = cursor.json();
        int start = cursor.at();
        int bits = 0;
        for (int i = start; i < json.length; i++) {
            byte found = json[i];
            if (found == '"') {
                cursor.moveTo(i + 1);
                return bits < 0
                        ? utf8(cursor, start, i)
                        : new String(json, start, i - start, StandardCharsets.ISO_8859_1);
            }
            if (found == '\\') {
                return escaped(cursor);
            }
            if (isControl(found)) {
                throw cursor.malformed();
            }
            bits |= found;
        }
        throw cursor.malformed();
    }

    private static boolean isControl(byte found) {
        return found >= 0 && found < ' ';
    }

    private static String utf8(JsonCursor cursor, int start, int end) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(cursor.json(), start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw cursor.malformed();
        }
    }

    private static String escaped(JsonCursor cursor) throws RefusedException {
        StringBuilder text = new StringBuilder();
        int start = cursor.at();
        while (true) {
            byte found = cursor.next();
            if (found == '"' || found == '\\') {
                text.append(utf8(cursor, start, cursor.at() - 1));
                if (found == '"') {
                    return requirePaired(cursor, text);
                }
                text.append(escape(cursor));
                start = cursor.at();
            } else if (isControl(found)) {
                throw cursor.malformed();
            }
        }
    }

    private static char escape(JsonCursor cursor) throws RefusedException {
        byte found = cursor.next();
        return switch (found) {
            case '"', '\\', '/' -> (char) found;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(cursor);
            default -> throw cursor.malformed();
        };
    }

    private static char unicode(JsonCursor cursor) throws RefusedException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            byte found = cursor.next();
            int digit = found < 0 ? -1 : Character.digit((char) found, 16);
            if (digit < 0) {
                throw cursor.malformed();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** Half a surrogate pair is no character, and each reader makes another one of it: RFC 8259, section 8.2. */
    private static String requirePaired(JsonCursor cursor, StringBuilder text) throws RefusedException {
        for (int i = 0; i < text.length(); i++) {
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (!pair && Character.isSurrogate(text.charAt(i))) {
                throw cursor.malformed();
            }
            i += pair ? 1 : 0;
        }
        return text.toString();
    }
}
