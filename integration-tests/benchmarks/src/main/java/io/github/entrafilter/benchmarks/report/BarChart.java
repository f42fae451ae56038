package io.github.entrafilter.benchmarks.report;

import static io.github.entrafilter.benchmarks.report.Svg.add;
import static io.github.entrafilter.benchmarks.report.Svg.escaped;

import java.util.List;

/** An SVG chart with a bar for each candidate. */
public record BarChart(String title, String file, String axis, List<Bar> bars) implements Chart {

    /** One bar. */
    public record Bar(String label, double value, boolean ours) {}

    private static final List<Double> STEPS = List.of(0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 50.0);
    private static final int MAX_TICKS = 8;
    private static final int LABELS = 270;
    private static final int WIDTH = 560;
    private static final int ROW = 26;
    private static final int TOP = 56;
    private static final int MARGIN = 70;

    @Override
    public String svg() {
        double max = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        double step =
                STEPS.stream().filter(it -> max / it <= MAX_TICKS).findFirst().orElse(max);
        double end = Math.ceil(max / step) * step;
        int bottom = TOP + bars.size() * ROW;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n",
                LABELS + WIDTH + MARGIN,
                bottom + 56);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n");
        add(svg, "<text x=\"16\" y=\"28\" font-size=\"16\" font-weight=\"bold\">%s</text>%n", escaped(title));
        for (double tick = 0; tick <= end + step / 2; tick += step) {
            double x = LABELS + tick / end * WIDTH;
            add(svg, "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#d0d0d0\"/>%n", x, TOP - 6, x, bottom);
            add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.2f</text>%n", x, bottom + 18, tick);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), TOP + i * ROW, end);
        }
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n</svg>%n",
                LABELS + WIDTH / 2,
                bottom + 42,
                escaped(axis));
        return svg.toString();
    }

    private static void bar(StringBuilder svg, Bar bar, int y, double end) {
        double length = Math.max(bar.value() / end * WIDTH, 1);
        add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LABELS - 8, y + 16, escaped(bar.label()));
        add(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABELS,
                y + 3,
                length,
                ROW - 8,
                bar.ours() ? "#0b6e4f" : "#8a97a6");
        add(svg, "<text x=\"%.1f\" y=\"%d\">%.3f</text>%n", LABELS + length + 6, y + 16, bar.value());
    }
}
