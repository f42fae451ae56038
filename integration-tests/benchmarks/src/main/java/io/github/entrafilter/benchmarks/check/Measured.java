package io.github.entrafilter.benchmarks.check;

/**
 * The cost of one candidate.
 *
 * @param micros the median time of one check
 * @param ratio the median of the ratio to the yardstick's slices just before and after
 * @param bytes the bytes that the checking thread allocates for one check
 */
public record Measured(Contestant contestant, double micros, double ratio, double bytes) {}
