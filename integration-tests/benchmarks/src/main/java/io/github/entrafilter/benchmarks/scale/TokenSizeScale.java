package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.check.Contestant;
import io.github.entrafilter.benchmarks.check.InterleavedRun;
import io.github.entrafilter.benchmarks.check.Measured;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.LineChart;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The cost of tokens from 1 to 12 KB: applications with many roles, or users in many groups. */
record TokenSizeScale(Table table, List<Bound> bounds, LineChart chart) {

    private static final int LARGEST = 12_000;
    private static final List<Integer> SIZES = List.of(1_400, 3_000, 6_000, LARGEST);
    private static final Duration SLICE = Duration.ofMillis(40);

    static TokenSizeScale measured(Scene scene, Effort effort) throws Exception {
        InterleavedRun run = new InterleavedRun(effort.of(6), effort.of(14), SLICE);
        List<Contestant> contestants = Contestant.oursAndPeers();
        List<Double> lengths = new ArrayList<>();
        List<List<Measured>> measured = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        for (int size : SIZES) {
            String token = scene.token().paddedTo(size).mint();
            lengths.add((double) token.length());
            measured.add(run.of(contestants, scene, token));
            bounds.addAll(bounds(token.length(), measured.get(measured.size() - 1)));
        }
        return new TokenSizeScale(table(lengths, measured), bounds, chart(lengths, measured));
    }

    private static List<Bound> bounds(int length, List<Measured> measured) {
        List<Bound> bounds = new ArrayList<>();
        bounds.add(new Bound(
                "first sight of " + Figure.of(length, 0) + " bytes, best peer's × bare",
                Relation.AT_MOST,
                measured.stream()
                        .filter(it -> it.contestant().isPeer())
                        .mapToDouble(Measured::ratio)
                        .min()
                        .orElseThrow(),
                measured.get(0).ratio(),
                3));
        if (length >= LARGEST) {
            bounds.add(new Bound(
                    "repeat of " + Figure.of(length, 0) + " bytes, × bare",
                    Relation.AT_MOST,
                    0.04,
                    measured.get(1).ratio(),
                    3));
        }
        return bounds;
    }

    private static Table table(List<Double> lengths, List<List<Measured>> measured) {
        List<String> head = new ArrayList<>(List.of("bytes"));
        measured.get(0).forEach(it -> head.add(it.contestant().name()));
        head.add("B for a repeat");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            List<String> row = new ArrayList<>(List.of(Figure.of(lengths.get(i), 0)));
            measured.get(i).forEach(it -> row.add(Figure.of(it.ratio(), 3)));
            row.add(Figure.of(measured.get(i).get(1).bytes(), 0));
            rows.add(row);
        }
        return new Table("Longer tokens", "× bare verification of the same bytes.", head, rows);
    }

    private static LineChart chart(List<Double> lengths, List<List<Measured>> measured) {
        List<LineChart.Line> lines = new ArrayList<>();
        for (int i = 0; i < measured.get(0).size(); i++) {
            int contestant = i;
            Contestant of = measured.get(0).get(i).contestant();
            lines.add(new LineChart.Line(
                    of.isPeer() ? of.name() : "Entra Filter, " + of.name(),
                    measured.stream().map(row -> row.get(contestant).ratio()).toList(),
                    !of.isPeer()));
        }
        return new LineChart(
                "Cost over the length of the token",
                "token-length.svg",
                "length of the token in bytes",
                "time, × a bare RSA-2048 verification of the same bytes (less is better)",
                lengths,
                lines);
    }
}
