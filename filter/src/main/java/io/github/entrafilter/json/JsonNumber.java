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
        byte[] json = cursor.json();
        int start = cursor.at() - 1;
        int first = json[start] == '-' ? start + 1 : start;
        int end = first;
        long magnitude = 0;
        while (end < json.length && isDigit(json[end])) {
            magnitude = magnitude * 10 + json[end] - '0';
            end++;
        }
        int digits = end - first;
        cursor.moveTo(end);
        if (digits == 0 || (digits > 1 && json[first] == '0')) {
            throw cursor.malformed();
        }
        skipFraction(cursor);
        skipExponent(cursor);
        int length = cursor.at() - start;
        if (length > MAX_LENGTH) {
            throw cursor.malformed();
        }
        if (cursor.at() == end && digits <= MAX_LONG_DIGITS) {
            return first > start ? -magnitude : magnitude;
        }
        return finite(new String(json, start, length, StandardCharsets.ISO_8859_1), cursor);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
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
        while (end < json.length && isDigit(json[end])) {
            end++;
        }
        cursor.moveTo(end);
        if (end == start) {
            throw cursor.malformed();
        }
    }
}
