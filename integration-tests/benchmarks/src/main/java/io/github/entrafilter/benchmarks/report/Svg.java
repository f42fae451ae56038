package io.github.entrafilter.benchmarks.report;

import java.util.Locale;

/** Parts of an SVG file. */
final class Svg {

    private Svg() {}

    static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
