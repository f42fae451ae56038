package io.github.entrafilter.benchmarks.http.load;

/** A destination of requests. */
public record Target(String name, int port, String path) {}
