package io.github.entrafilter.benchmarks.http.load;

/** Something to send requests to. */
public record Target(String name, int port, String path) {}
