package io.github.entrafilter.benchmarks.scene;

import java.util.List;

/** The middle one: what a disturbance of a few slices does not move. */
public final class Median {

    private Median() {}

    /** The median. */
    public static double of(List<Double> values) {
        return percentile(values, 0.5);
    }

    /** The value that this part of them does not exceed. */
    public static double percentile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * (sorted.size() - 1))));
    }
}
