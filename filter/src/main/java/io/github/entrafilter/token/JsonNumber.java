package io.github.entrafilter.token;

import java.nio.charset.StandardCharsets;

/** Reads a number of a JSON text: RFC 8259, section 6. */
final class JsonNumber {

    private static final int MOST_DIGITS_OF_A_LONG = 18;

    /** No number of a claim is longer, and readers of JSON disagree about those that are. */
    private static final int LONGEST = 64;

    private JsonNumber() {}

    /** At its first character. A Long, or a Double where it does not fit. */
    static Object read(JsonCursor cursor) throws RefusedException {
        int start = cursor.at();
        boolean negative = skip(cursor, '-');
        int first = cursor.at();
        skipDigits(cursor);
        int digits = cursor.at() - first;
        if (digits > 1 && cursor.json()[first] == '0') {
            throw cursor.malformed();
        }
        boolean fraction = skipFraction(cursor);
        boolean exponent = skipExponent(cursor);
        if (cursor.at() - start > LONGEST) {
            throw cursor.malformed();
        }
        if (!fraction && !exponent && digits <= MOST_DIGITS_OF_A_LONG) {
            long magnitude = whole(cursor.json(), first, cursor.at());
            return negative ? -magnitude : magnitude;
        }
        return finite(cursor, start);
    }

    private static long whole(byte[] json, int first, int end) {
        long number = 0;
        for (int i = first; i < end; i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }

    /** What is too large for a Double would be read as infinite, which is no number in JSON. */
    private static Double finite(JsonCursor cursor, int start) throws RefusedException {
        int length = cursor.at() - start;
        Double value = Double.valueOf(new String(cursor.json(), start, length, StandardCharsets.ISO_8859_1));
        if (value.isInfinite()) {
            throw cursor.malformed();
        }
        return value;
    }

    private static boolean skipFraction(JsonCursor cursor) throws RefusedException {
        boolean there = skip(cursor, '.');
        if (there) {
            skipDigits(cursor);
        }
        return there;
    }

    private static boolean skipExponent(JsonCursor cursor) throws RefusedException {
        boolean there = skip(cursor, 'e') || skip(cursor, 'E');
        if (there) {
            skipSign(cursor);
            skipDigits(cursor);
        }
        return there;
    }

    private static void skipSign(JsonCursor cursor) {
        byte found = cursor.peek();
        if (found == '+' || found == '-') {
            cursor.moveTo(cursor.at() + 1);
        }
    }

    private static boolean skip(JsonCursor cursor, char character) {
        boolean there = cursor.peek() == character;
        if (there) {
            cursor.moveTo(cursor.at() + 1);
        }
        return there;
    }

    private static void skipDigits(JsonCursor cursor) throws RefusedException {
        byte[] json = cursor.json();
        int start = cursor.at();
        int end = start;
        while (end < json.length && json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        if (end == start) {
            throw cursor.malformed();
        }
        cursor.moveTo(end);
    }
}
