package io.github.entrafilter.benchmarks;

import java.util.List;

/** How the cost grows with callers, threads and tokens. */
record ScalePart(List<Table> tables, List<Bound> bounds) {

    static ScalePart run(Scene scene, BenchmarkSettings settings) throws Exception {
        TokenSizeScale sizes = TokenSizeScale.measured(scene, settings.effort());
        return new ScalePart(
                List.of(CallersScale.table(scene, settings.effort()), ThreadsScale.table(settings), sizes.table()),
                sizes.bounds());
    }
}
