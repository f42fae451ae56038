package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.report.BarChart;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Part;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The cost of one check: a table, a chart and the bounds. */
public record CheckPart(Table table, List<Bound> bounds, BarChart chart) {

    private static final Duration SLICE = Duration.ofMillis(40);
    /** More than 10,000 checks of each: the second compiler begins after 5,000. */
    private static final int WARM_UP_ROUNDS = 25;

    private static final int ROUNDS = 40;

    public static CheckPart run(Scene scene, BenchmarkSettings settings) throws Exception {
        List<Contestant> contestants = Contestant.all().stream()
                .filter(it -> settings.only().matcher(it.name()).find())
                .toList();
        Effort effort = settings.effort();
        List<Measured> measured = new InterleavedRun(effort.of(WARM_UP_ROUNDS), effort.of(ROUNDS), SLICE)
                .of(contestants, scene, scene.token().mint());
        Map<String, JmhRun.Figures> alone = settings.parts().contains(Part.JMH)
                ? new JmhRun(settings.work().resolve("jmh.log"), effort).of(contestants)
                : Map.of();
        return new CheckPart(
                CheckTable.of(measured, alone, scene.token().mint().length()),
                settings.only().pattern().isEmpty() ? CheckBounds.of(measured) : List.of(),
                CheckBounds.chart(measured));
    }
}
