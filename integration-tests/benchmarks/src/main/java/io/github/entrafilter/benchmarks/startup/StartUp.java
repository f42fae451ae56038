package io.github.entrafilter.benchmarks.startup;

/**
 * How long a server takes, from the start of its process.
 *
 * @param listens until it listens
 * @param answers until it has let an honest caller in
 */
public record StartUp(Comparison listens, Comparison answers) {}
