package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.report.BarChart;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/** The bounds for the cost of one check, with the measured figures. */
final class CheckBounds {

    private CheckBounds() {}

    static List<Bound> of(List<Measured> measured) {
        double bestPeer = measured.stream()
                .filter(it -> it.contestant().isPeer())
                .mapToDouble(Measured::ratio)
                .min()
                .orElse(Double.NaN);
        Measured repeat = named(Contestant.REPEAT, measured);
        return List.of(
                new Bound("first sight, × bare", Relation.AT_MOST, 1.06, ratio(Contestant.FIRST_SIGHT, measured), 3),
                new Bound(
                        "first sight, best peer's × bare",
                        Relation.AT_MOST,
                        bestPeer,
                        ratio(Contestant.FIRST_SIGHT, measured),
                        3),
                new Bound(
                        "first sight with Corretto, × bare JDK",
                        Relation.AT_MOST,
                        0.60,
                        ratio(Contestant.CORRETTO, measured),
                        3),
                new Bound(
                        "first sight with Conscrypt, × bare JDK",
                        Relation.AT_MOST,
                        0.63,
                        ratio(Contestant.CONSCRYPT, measured),
                        3),
                new Bound("repeat, × bare", Relation.AT_MOST, 0.015, repeat.ratio(), 3),
                new Bound("repeat, bytes allocated", Relation.AT_MOST, 64, repeat.bytes(), 0));
    }

    static BarChart chart(List<Measured> measured) {
        return new BarChart(
                "One check of one token, next to a bare RSA-2048 verification",
                "check.svg",
                "time, as a multiple of a bare SunRsaSign verification of the same bytes (less is better)",
                measured.stream()
                        .sorted(Comparator.comparingDouble(Measured::ratio))
                        .map(it -> new BarChart.Bar(
                                it.contestant().kind() == Contestant.Kind.OURS
                                        ? "Entra Filter, " + it.contestant().name()
                                        : it.contestant().name(),
                                it.ratio(),
                                it.contestant().kind() == Contestant.Kind.OURS))
                        .toList());
    }

    private static double ratio(String name, List<Measured> measured) {
        return named(name, measured).ratio();
    }

    private static Measured named(String name, List<Measured> measured) {
        return measured.stream()
                .filter(it -> it.contestant().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }
}
