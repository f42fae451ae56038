package io.github.entrafilter.json;

import java.nio.charset.StandardCharsets;

/** A number: RFC 8259, section 6. */
final class JsonNumber {

    /** The number of digits that fit into a long, whatever they are. */
    private static final int MAX_LONG_DIGITS = 18;

    /** No claim is longer, and readers of JSON disagree about longer numbers. */
    private static final int MAX_LENGTH = 64;

    private JsonNumber() {}

    /** Reads what begins with the character before the cursor: a Long, or a Double where it does not fit. */
    static Number read(JsonCursor cursor) throws JsonException {
        int start = cursor.at() - 1;
        cursor.moveTo(start);
        boolean negative = skipIf(cursor, '-');
        int first = cursor.at();
        skipDigits(cursor);
        int end = cursor.at();
        int digits = end - first;
        if (digits > 1 && cursor.json()[first] == '0') {
            throw cursor.malformed();
        }
        skipFraction(cursor);
        skipExponent(cursor);
        boolean whole = cursor.at() == end;
        int length = cursor.at() - start;
        if (length > MAX_LENGTH) {
            throw cursor.malformed();
        }
        if (whole && digits <= MAX_LONG_DIGITS) {
            long magnitude = magnitude(cursor.json(), first, end);
            return negative ? -magnitude : magnitude;
        }
        return finite(new String(cursor.json(), start, length, StandardCharsets.ISO_8859_1), cursor);
    }

    private static long magnitude(byte[] json, int first, int end) {
        long number = 0;
        for (int i = first; i < end; i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }

    /** A number too large for a double would be infinite, which JSON cannot express. */
    private static Double finite(String text, JsonCursor cursor) throws JsonException {
        Double value = Double.valueOf(text);
        if (value.isInfinite()) {
            throw cursor.malformed();
        }
        return value;
    }

    private static void skipFraction(JsonCursor cursor) throws JsonException {
        if (skipIf(cursor, '.')) {
            skipDigits(cursor);
        }
    }

    private static void skipExponent(JsonCursor cursor) throws JsonException {
        if (skipIf(cursor, 'e') || skipIf(cursor, 'E')) {
            boolean unused = skipIf(cursor, '+') || skipIf(cursor, '-');
            skipDigits(cursor);
        }
    }

    private static boolean skipIf(JsonCursor cursor, char character) {
        boolean found = cursor.peek() == character;
        if (found) {
            cursor.moveTo(cursor.at() + 1);
        }
        return found;
    }

    /** One digit or more. */
    private static void skipDigits(JsonCursor cursor) throws JsonException {
        byte[] json = cursor.json();
        int start = cursor.at();
        int end = start;
        while (end < json.length && json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        cursor.moveTo(end);
        if (end == start) {
            throw cursor.malformed();
        }
    }
}
