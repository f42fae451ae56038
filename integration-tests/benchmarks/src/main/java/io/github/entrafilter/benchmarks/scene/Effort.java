package io.github.entrafilter.benchmarks.scene;

/** The thoroughness of a run. */
public enum Effort {
    /** Gives figures to publish. */
    FULL(1),
    /** Shows that everything works; its figures are meaningless. */
    QUICK(20);

    private final int divisor;

    Effort(int divisor) {
        this.divisor = divisor;
    }

    /** Returns the share of a full run's number that this effort takes; at least one. */
    public int of(int full) {
        return Math.max(1, full / divisor);
    }
}
