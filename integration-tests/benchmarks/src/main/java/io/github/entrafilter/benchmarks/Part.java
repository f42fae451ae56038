package io.github.entrafilter.benchmarks;

/** What can be run by itself. */
enum Part {
    CHECK,
    JMH,
    HTTP,
    SCALE
}
