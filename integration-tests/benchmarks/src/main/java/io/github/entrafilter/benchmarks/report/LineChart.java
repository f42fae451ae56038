package io.github.entrafilter.benchmarks.report;

import static io.github.entrafilter.benchmarks.report.Svg.add;
import static io.github.entrafilter.benchmarks.report.Svg.escaped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An SVG chart with a line for each candidate. The horizontal axis is logarithmic.
 *
 * @param xs the values on the horizontal axis, ascending and above 0
 */
public record LineChart(String title, String file, String xAxis, String yAxis, List<Double> xs, List<Line> lines)
        implements Chart {

    /**
     * One line.
     *
     * @param ys a value for each of the horizontal axis's
     */
    public record Line(String label, List<Double> ys, boolean ours) {}

    private record Label(String text, double y, String color) {}

    private static final List<Double> STEPS = List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
    private static final int MAX_TICKS = 10;
    private static final int LEFT = 60;
    private static final int TOP = 56;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final int LABELS = 240;
    private static final int LABEL_HEIGHT = 15;
    private static final String OURS = "#0b6e4f";
    private static final String OTHERS = "#8a97a6";

    @Override
    public String svg() {
        double max = lines.stream()
                .flatMap(line -> line.ys().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double step =
                STEPS.stream().filter(it -> max / it <= MAX_TICKS).findFirst().orElse(max);
        double end = Math.ceil(max / step) * step;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n",
                LEFT + WIDTH + LABELS,
                TOP + HEIGHT + 56);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n");
        add(svg, "<text x=\"16\" y=\"24\" font-size=\"16\" font-weight=\"bold\">%s</text>%n", escaped(title));
        add(svg, "<text x=\"16\" y=\"44\">%s</text>%n", escaped(yAxis));
        for (double tick = 0; tick <= end + step / 2; tick += step) {
            double y = y(tick, end);
            add(
                    svg,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#d0d0d0\"/>%n",
                    LEFT,
                    y,
                    LEFT + WIDTH,
                    y);
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n", LEFT - 8, y + 4, tick);
        }
        for (double x : xs) {
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x(x),
                    TOP + HEIGHT + 20,
                    Figure.of(x, 0));
        }
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                LEFT + WIDTH / 2,
                TOP + HEIGHT + 44,
                escaped(xAxis));
        lines.forEach(line -> line(svg, line, end));
        labels(svg, end);
        return svg.append("</svg>\n").toString();
    }

    private void line(StringBuilder svg, Line line, double end) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.size(); i++) {
            add(points, "%.1f,%.1f ", x(xs.get(i)), y(line.ys().get(i), end));
        }
        add(
                svg,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                points.toString().strip(),
                line.ours() ? OURS : OTHERS,
                line.ours() ? 3 : 2);
    }

    /** Adds the labels at the lines' ends, each below the one before. */
    private void labels(StringBuilder svg, double end) {
        List<Label> labels = new ArrayList<>();
        lines.forEach(line -> {
            double last = line.ys().get(line.ys().size() - 1);
            String text = line.label() + " " + Figure.of(last, last < 1 ? 3 : 2);
            labels.add(new Label(text, y(last, end), line.ours() ? OURS : "#4a5560"));
        });
        labels.sort(Comparator.comparingDouble(Label::y));
        double free = TOP;
        for (Label label : labels) {
            double y = Math.max(label.y(), free);
            add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>%n",
                    LEFT + WIDTH + 8,
                    y + 4,
                    label.color(),
                    escaped(label.text()));
            free = y + LABEL_HEIGHT;
        }
    }

    private double x(double value) {
        double first = Math.log(xs.get(0));
        double last = Math.log(xs.get(xs.size() - 1));
        return LEFT + (Math.log(value) - first) / (last - first) * WIDTH;
    }

    private static double y(double value, double end) {
        return TOP + HEIGHT - value / end * HEIGHT;
    }
}
