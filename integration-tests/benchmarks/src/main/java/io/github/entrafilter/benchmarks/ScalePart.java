package io.github.entrafilter.benchmarks;

import java.util.List;

/** How the cost grows with callers, threads and tokens. */
final class ScalePart {

    private ScalePart() {}

    static List<Table> run(Scene scene) throws Exception {
        return List.of(CallersScale.table(scene), ThreadsScale.table(scene), TokenSizeScale.table(scene));
    }
}
