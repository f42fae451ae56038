package io.github.entrafilter.faults;

import java.time.Duration;
import java.util.Locale;

/** The length of the scenarios: short in every build, long with {@code -Pfaults}. */
enum Length {
    SHORT(1),
    LONG(4);

    private final int factor;

    Length(int factor) {
        this.factor = factor;
    }

    /** The length of this run. */
    static Length current() {
        return valueOf(System.getProperty("faults.length", "short").toUpperCase(Locale.ROOT));
    }

    /** A count for this length. */
    int times(int count) {
        return count * factor;
    }

    /** A time for this length. */
    Duration times(Duration duration) {
        return duration.multipliedBy(factor);
    }
}
