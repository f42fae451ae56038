package io.github.entrafilter.benchmarks.scene;

/** A part of the benchmarks that can run alone. */
public enum Part {
    CHECK,
    JMH,
    HTTP,
    SCALE
}
