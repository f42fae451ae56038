package io.github.entrafilter.benchmarks.http;

/** Something to send requests to. */
record Target(String name, int port, String path) {}
