package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.util.List;

/** How the cost grows with callers, threads and tokens. */
public record ScalePart(List<Table> tables, List<Bound> bounds) {

    public static ScalePart run(Scene scene, BenchmarkSettings settings) throws Exception {
        TokenSizeScale sizes = TokenSizeScale.measured(scene, settings.effort());
        return new ScalePart(
                List.of(CallersScale.table(scene, settings.effort()), ThreadsScale.table(settings), sizes.table()),
                sizes.bounds());
    }
}
