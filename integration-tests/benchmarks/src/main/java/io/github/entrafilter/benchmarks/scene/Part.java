package io.github.entrafilter.benchmarks.scene;

/** What can be run by itself. */
public enum Part {
    CHECK,
    JMH,
    HTTP,
    SCALE
}
