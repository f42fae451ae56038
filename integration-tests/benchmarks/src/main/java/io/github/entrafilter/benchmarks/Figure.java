package io.github.entrafilter.benchmarks;

import java.util.Locale;

/** Numbers as the report writes them. */
final class Figure {

    private Figure() {}

    static String of(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
