package io.github.entrafilter.benchmarks;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What is asked for.
 *
 * @param quick without HTTP and the scale runs
 * @param only names of the candidates to measure
 * @param results where the report goes
 * @param work for logs and whatever else is made on the way
 */
record BenchmarkSettings(boolean quick, Pattern only, Path results, Path work) {

    static BenchmarkSettings ofSystemProperties() {
        String quick = System.getProperty("bench.quick", "unset");
        return new BenchmarkSettings(
                quick.isEmpty() || quick.equals("true"),
                Pattern.compile(System.getProperty("bench.only", "")),
                Path.of(System.getProperty("bench.results", "results")),
                Path.of(System.getProperty("bench.work", "target")));
    }

    /** A part of the candidates is for tuning, and no report. */
    boolean isPartial() {
        return !only.pattern().isEmpty();
    }
}
