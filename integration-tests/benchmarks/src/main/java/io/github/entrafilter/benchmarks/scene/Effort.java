package io.github.entrafilter.benchmarks.scene;

/** How thorough the run is. */
public enum Effort {
    /** For figures. */
    FULL(1),
    /** To see that everything works: its figures are worth nothing. */
    QUICK(20);

    private final int divisor;

    Effort(int divisor) {
        this.divisor = divisor;
    }

    /** As many as this effort takes of what a full one has; one at least. */
    public int of(int full) {
        return Math.max(1, full / divisor);
    }
}
