package io.github.entrafilter.it.capability;

import java.util.Locale;

/**
 * What one test found.
 *
 * @param capability what the test is about; a test that is about none has no finding
 * @param test its name, for readers of the record
 */
public record Finding(Outcome outcome, Capability capability, String test) {

    /** A line of the record. */
    String line() {
        return String.format(Locale.ROOT, "%s\t%s\t%s", outcome, capability, test.replaceAll("\\s+", " "));
    }

    /** Reads a line of the record. */
    public static Finding of(String line) {
        String[] cells = line.split("\t", 3);
        return new Finding(Outcome.valueOf(cells[0]), Capability.valueOf(cells[1]), cells[2]);
    }
}
