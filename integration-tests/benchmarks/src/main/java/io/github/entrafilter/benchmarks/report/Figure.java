package io.github.entrafilter.benchmarks.report;

import java.util.Locale;

/** Formats numbers for the report. */
public final class Figure {

    private Figure() {}

    public static String of(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
