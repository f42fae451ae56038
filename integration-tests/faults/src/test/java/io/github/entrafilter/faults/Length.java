package io.github.entrafilter.faults;

import java.time.Duration;
import java.util.Locale;

/** How long the scenarios last: for every build, or for {@code -Pfaults}. */
enum Length {
    SHORT(1),
    LONG(12);

    private final int factor;

    Length(int factor) {
        this.factor = factor;
    }

    /** Of this run. */
    static Length current() {
        return valueOf(System.getProperty("faults.length", "short").toUpperCase(Locale.ROOT));
    }

    /** So many in the short form, and more in the long one. */
    int times(int count) {
        return count * factor;
    }

    /** So long in the short form, and longer in the long one. */
    Duration times(Duration duration) {
        return duration.multipliedBy(factor);
    }
}
