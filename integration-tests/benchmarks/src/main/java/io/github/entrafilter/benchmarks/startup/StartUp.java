package io.github.entrafilter.benchmarks.startup;

/**
 * The times of a server, from the start of its process.
 *
 * @param listens the time until it listens
 * @param answers the time until it responds 200 to a genuine token
 */
public record StartUp(Comparison listens, Comparison answers) {}
