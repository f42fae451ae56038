package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Chart;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.util.List;
import java.util.stream.Stream;

/** The growth of the cost with callers, threads and tokens. */
public record ScalePart(List<Table> tables, List<Bound> bounds, List<Chart> charts) {

    public static ScalePart run(Scene scene, BenchmarkSettings settings) throws Exception {
        List<String> tokens = CallersScale.tokens(scene, settings.effort());
        CallersScale callers = CallersScale.measured(scene, tokens);
        HitRateScale hitRates = HitRateScale.measured(scene, tokens);
        TokenSizeScale sizes = TokenSizeScale.measured(scene, settings.effort());
        return new ScalePart(
                List.of(callers.table(), hitRates.table(), ThreadsScale.table(settings), sizes.table()),
                Stream.of(List.of(callers.bound()), hitRates.bounds(), sizes.bounds())
                        .flatMap(List::stream)
                        .toList(),
                List.of(sizes.chart(), hitRates.chart()));
    }
}
