package io.github.entrafilter.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Reads a string of a JSON text: RFC 8259, section 7. */
final class JsonString {

    /** So that the lowest byte of a word is the first in the text. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = '"' * ONES;
    private static final long ESCAPES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private JsonString() {}

    /** Behind the opening quote. Most strings are ASCII without an escape. */
    static String read(JsonCursor cursor) throws RefusedException {
        byte[] json = cursor.json();
        int start = cursor.at();
        int end = endOfPlainText(json, start);
        if (end < json.length && json[end] == '"') {
            cursor.moveTo(end + 1);
            return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
        }
        return withMore(cursor);
    }

    /** Where the first quote, escape, control or non-ASCII character stands: eight bytes are looked at together. */
    private static int endOfPlainText(byte[] json, int start) {
        int at = start;
        while (at <= json.length - Long.BYTES) {
            long word = (long) WORDS.get(json, at);
            long others = (zeros(word ^ QUOTES) | zeros(word ^ ESCAPES) | (word - SPACES) | word) & HIGH_BITS;
            if (others != 0) {
                return at + Long.numberOfTrailingZeros(others) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Marks the lowest byte that is zero; above it, others may be marked as well. */
    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }

    private static boolean isControl(byte found) {
        return found >= 0 && found < ' ';
    }

    private static String withMore(JsonCursor cursor) throws RefusedException {
        CharBuffer text = CharBuffer.allocate(endOf(cursor) - cursor.at());
        int start = cursor.at();
        while (true) {
            byte found = cursor.next();
            if (found == '"' || found == '\\') {
                cursor.decode(start, cursor.at() - 1, text);
                if (found == '"') {
                    return requirePaired(cursor, text.flip());
                }
                text.put(escape(cursor));
                start = cursor.at();
            } else if (isControl(found)) {
                throw cursor.malformed();
            }
        }
    }

    /** Where the string ends: no character of it takes fewer bytes than chars. */
    private static int endOf(JsonCursor cursor) throws RefusedException {
        byte[] json = cursor.json();
        int at = cursor.at();
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        if (at >= json.length) {
            throw cursor.malformed();
        }
        return at;
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
    private static String requirePaired(JsonCursor cursor, CharBuffer text) throws RefusedException {
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
