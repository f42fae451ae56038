package io.github.entrafilter.benchmarks.http;

/**
 * How long a server takes, from the start of its process.
 *
 * @param listens until it listens, in milliseconds
 * @param answers until it has let an honest caller in
 */
public record StartUp(double listens, double answers) {}
