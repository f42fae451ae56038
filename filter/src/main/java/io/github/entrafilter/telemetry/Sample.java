package io.github.entrafilter.telemetry;

import java.util.Map;

/** The value of a metric for one combination of attributes. */
public record Sample(double value, Map<String, String> attributes) {}
