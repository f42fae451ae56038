package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.scene.Median;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Median times without and with the filter, measured alternately, in milliseconds.
 *
 * @param added the median of the pairs' differences, which is more reliable on a busy machine than the difference of
 *     the medians
 */
public record Comparison(double open, double ours, double added) {

    static Comparison of(List<Double> open, List<Double> ours) {
        return new Comparison(
                Median.of(open),
                Median.of(ours),
                Median.of(IntStream.range(0, open.size())
                        .mapToObj(pair -> ours.get(pair) - open.get(pair))
                        .toList()));
    }
}
