package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of what one check costs each candidate. */
final class CheckTable {

    private CheckTable() {}

    static Table of(List<Measured> measured, Map<String, JmhRun.Figures> alone, int tokenBytes) {
        List<List<String>> rows = new ArrayList<>();
        for (Measured it : measured) {
            Optional<JmhRun.Figures> jmh =
                    Optional.ofNullable(alone.get(it.contestant().name()));
            rows.add(List.of(
                    label(it.contestant()),
                    Figure.of(it.micros(), 2),
                    Figure.of(it.ratio(), 3),
                    Figure.of(it.bytes(), 0),
                    jmh.map(figures -> Figure.of(figures.micros(), 2) + " ± " + Figure.of(figures.error(), 2))
                            .orElse("–"),
                    jmh.map(figures -> Figure.of(figures.bytes(), 0)).orElse("–")));
        }
        return new Table(
                "One check",
                "One token of " + tokenBytes + " bytes, one thread; " + Scene.KEYS + ": pac4j tries them in turn."
                        + " × bare: median of the ratio to a bare SunRsaSign verification of the same bytes, measured"
                        + " just before and after. JMH: each alone in a JVM of its own. First sight: two such tokens in"
                        + " turn, and a cache for one verdict, so that each check also looks for a verdict in vain and"
                        + " keeps a new one; the judgement alone has no cache. Peers cache no verdicts: a repeat costs"
                        + " them as much as a first sight. NAV token-validation is 3.2, the newest version for Java 17.",
                List.of("candidate", "µs", "× bare", "B", "µs (JMH)", "B (JMH)"),
                rows);
    }

    private static String label(Contestant contestant) {
        return switch (contestant.kind()) {
            case OURS -> "**Entra Filter, " + contestant.name() + "**";
            case PEER ->
                contestant.checksClaims()
                        ? contestant.name()
                        : contestant.name() + " (checks neither issuer nor audience)";
            case YARDSTICK -> contestant.name();
        };
    }
}
