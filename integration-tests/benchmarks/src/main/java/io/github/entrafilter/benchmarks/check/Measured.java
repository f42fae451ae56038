package io.github.entrafilter.benchmarks.check;

/**
 * What one candidate costs.
 *
 * @param micros the median time of one check
 * @param ratio the median of the ratio to the yardstick's slices just before and after
 * @param bytes allocated for one check, by the thread that does it
 */
public record Measured(Contestant contestant, double micros, double ratio, double bytes) {}
