package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.scene.Median;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times of the same without the filter and with it, measured by turns: medians, in milliseconds.
 *
 * @param added the median of the differences of the pairs, which is more than the difference of the medians tells on a
 *     machine that is busy with other things, too
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
