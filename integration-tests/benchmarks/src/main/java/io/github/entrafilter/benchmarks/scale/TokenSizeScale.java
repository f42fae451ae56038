package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.check.Contestant;
import io.github.entrafilter.benchmarks.check.InterleavedRun;
import io.github.entrafilter.benchmarks.check.Measured;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tokens from 1 to 12 KB: an application with many roles, a user in many groups. */
record TokenSizeScale(Table table, List<Bound> bounds) {

    private static final int LARGEST = 12_000;
    private static final List<Integer> SIZES = List.of(1_400, 3_000, 6_000, LARGEST);
    private static final List<String> CONTESTANTS =
            List.of(Contestant.FIRST_SIGHT, Contestant.REPEAT, "auth0 java-jwt", "nimbus DefaultJWTProcessor");
    private static final Duration SLICE = Duration.ofMillis(40);

    static TokenSizeScale measured(Scene scene, Effort effort) throws Exception {
        InterleavedRun run = new InterleavedRun(effort.of(8), effort.of(20), SLICE);
        List<List<String>> rows = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        for (int size : SIZES) {
            String token = scene.token().paddedTo(size).mint();
            List<Measured> measured =
                    run.of(CONTESTANTS.stream().map(Contestant::named).toList(), scene, token);
            List<String> row = new ArrayList<>(List.of(Figure.of(token.length(), 0)));
            measured.forEach(it -> row.add(Figure.of(it.ratio(), 3)));
            row.add(Figure.of(measured.get(1).bytes(), 0));
            rows.add(row);
            bounds.add(new Bound(
                    "first sight of " + row.get(0) + " bytes, best peer's × bare",
                    Relation.AT_MOST,
                    Math.min(measured.get(2).ratio(), measured.get(3).ratio()),
                    measured.get(0).ratio(),
                    3));
            if (size == LARGEST) {
                bounds.add(new Bound(
                        "repeat of " + row.get(0) + " bytes, × bare",
                        Relation.AT_MOST,
                        0.04,
                        measured.get(1).ratio(),
                        3));
            }
        }
        return new TokenSizeScale(
                new Table(
                        "Longer tokens",
                        "× bare verification of the same bytes.",
                        List.of("bytes", "first sight", "repeat", "auth0 java-jwt", "nimbus", "B for a repeat"),
                        rows),
                bounds);
    }
}
