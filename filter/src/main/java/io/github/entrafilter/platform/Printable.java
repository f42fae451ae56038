package io.github.entrafilter.platform;

/** Strings from callers and files, made safe for a log or a terminal: they must not control it or forge a line. */
public final class Printable {

    private Printable() {}

    /** Returns the string in ASCII, with a question mark for any other character. */
    public static String ascii(String string) {
        return string.replaceAll("[^\\x20-\\x7E]", "?");
    }

    /** Returns the string in ASCII, cut so that it does not fill the log. */
    public static String ascii(String string, int maxLength) {
        return ascii(string.length() > maxLength ? string.substring(0, maxLength) + "..." : string);
    }

    /** Returns the string with a question mark for each control character; other scripts stay readable. */
    public static String line(String string) {
        StringBuilder line = new StringBuilder(string);
        for (int i = 0; i < line.length(); i++) {
            if (isControl(line.charAt(i))) {
                line.setCharAt(i, '?');
            }
        }
        return line.toString();
    }

    private static boolean isControl(char character) {
        return character < ' ' || character == '\u007f';
    }
}
