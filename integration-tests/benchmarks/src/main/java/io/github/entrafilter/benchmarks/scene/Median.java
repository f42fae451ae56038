package io.github.entrafilter.benchmarks.scene;

import java.util.List;

/** The middle value, which a disturbance of a few slices does not change. */
public final class Median {

    private Median() {}

    /** Returns the median. */
    public static double of(List<Double> values) {
        return percentile(values, 0.5);
    }

    /** Returns the value that this share of the values does not exceed. */
    public static double percentile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * (sorted.size() - 1))));
    }
}
