package io.github.entrafilter.http;

import java.util.List;

/**
 * The forms of a response that a client prefers: RFC 9110, section 12.5.1, for JSON and plain text. Runs in linear
 * time, on {@link #MAX_CHARACTERS} at most.
 */
public final class Accept {

    /** Browsers send about a hundred. */
    private static final int MAX_CHARACTERS = 4096;

    private static final String[] JSON = {"application/problem+json", "application/json", "application/*"};
    private static final String[] TEXT = {"text/plain", "text/*"};
    private static final String[] ANYTHING = {"*/*"};

    /** Weights are in thousandths. */
    private static final int NOT_NAMED = -1;

    private static final int FULL_WEIGHT = 1000;

    private int json = NOT_NAMED;
    private int text = NOT_NAMED;
    private int anything;

    private Accept() {}

    /**
     * Whether JSON is accepted, and plain text is not preferred. A header that is missing, or too long to be read,
     * accepts everything.
     */
    public static boolean prefersJson(List<? extends CharSequence> header) {
        if (header.isEmpty() || isTooLong(header)) {
            return true;
        }
        Accept accept = new Accept();
        for (CharSequence line : header) {
            accept.read(line);
        }
        int weight = orAnything(accept.json, accept.anything);
        return weight > 0 && weight >= orAnything(accept.text, accept.anything);
    }

    private static int orAnything(int named, int anything) {
        return named == NOT_NAMED ? anything : named;
    }

    private static boolean isTooLong(List<? extends CharSequence> header) {
        int length = 0;
        for (CharSequence line : header) {
            length += line.length() + 1;
            if (length > MAX_CHARACTERS) {
                return true;
            }
        }
        return false;
    }

    /** Media ranges, separated by commas. */
    private void read(CharSequence line) {
        for (int start = 0; start <= line.length(); ) {
            int end = endOf(line, start, line.length(), ',');
            readRange(line, start, end);
            start = end + 1;
        }
    }

    /** A media range and its parameters, separated by semicolons. */
    private void readRange(CharSequence line, int start, int end) {
        int endOfType = endOf(line, start, end, ';');
        if (isOneOf(JSON, line, start, endOfType)) {
            json = Math.max(json, weight(line, endOfType, end));
        } else if (isOneOf(TEXT, line, start, endOfType)) {
            text = Math.max(text, weight(line, endOfType, end));
        } else if (isOneOf(ANYTHING, line, start, endOfType)) {
            anything = weight(line, endOfType, end);
        }
    }

    /** The first parameter that is a weight; a malformed one counts as missing. */
    private static int weight(CharSequence line, int endOfType, int end) {
        for (int start = endOfType + 1; start <= end; ) {
            int endOfParameter = endOf(line, start, end, ';');
            int weight = weightIn(line, skipSpace(line, start, endOfParameter), endOfParameter);
            if (weight >= 0) {
                return weight;
            }
            start = endOfParameter + 1;
        }
        return FULL_WEIGHT;
    }

    /** A {@code q=} of 1 at most with three decimals at most: RFC 9110, section 12.4.2; negative for anything else. */
    private static int weightIn(CharSequence line, int start, int endOfParameter) {
        int end = endWithoutSpace(line, start, endOfParameter);
        int length = end - start;
        if (length < 3 || length > 7 || !isIgnoringCase('q', line.charAt(start)) || line.charAt(start + 1) != '=') {
            return -1;
        }
        int weight = line.charAt(start + 2) - '0';
        if ((weight != 0 && weight != 1) || (length > 3 && line.charAt(start + 3) != '.')) {
            return -1;
        }
        for (int i = start + 4; i < start + 7; i++) {
            int digit = i < end ? line.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            weight = weight * 10 + digit;
        }
        return weight <= FULL_WEIGHT ? weight : -1;
    }

    /** The position of the next separator outside of quotes, or the end. */
    private static int endOf(CharSequence line, int start, int end, char separator) {
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            char found = line.charAt(i);
            if (found == '"') {
                quoted = !quoted;
            } else if (quoted && found == '\\') {
                i++;
            } else if (!quoted && found == separator) {
                return i;
            }
        }
        return end;
    }

    private static boolean isOneOf(String[] types, CharSequence line, int start, int end) {
        int from = skipSpace(line, start, end);
        int to = endWithoutSpace(line, from, end);
        for (String type : types) {
            if (type.length() == to - from && isIgnoringCase(type, line, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIgnoringCase(String type, CharSequence line, int from) {
        for (int i = 0; i < type.length(); i++) {
            if (!isIgnoringCase(type.charAt(i), line.charAt(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIgnoringCase(char lowerCase, char found) {
        return found == lowerCase || (found >= 'A' && found <= 'Z' && found + ('a' - 'A') == lowerCase);
    }

    private static int skipSpace(CharSequence line, int start, int end) {
        int at = start;
        while (at < end && isSpace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endWithoutSpace(CharSequence line, int start, int end) {
        int at = end;
        while (at > start && isSpace(line.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isSpace(char found) {
        return found == ' ' || found == '\t';
    }
}
