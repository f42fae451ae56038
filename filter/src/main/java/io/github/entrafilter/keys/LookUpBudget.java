package io.github.entrafilter.keys;

import java.time.Duration;

/**
 * The fetches that unknown keys may cause: a few at once, then one at a time, however many callers name unknown keys.
 * Anybody can make up key ids, so the bucket refills evenly and quickly: a real new key waits no longer than one
 * {@link #spacing} for its fetch, even in a flood of made-up ones. Immutable.
 *
 * @param spacing one look-up is added each time
 * @param full from when on the bucket is full, on a steady clock
 */
record LookUpBudget(Duration spacing, Duration full) {

    /** The size of the bucket. */
    static final int MAX_AT_ONCE = 4;

    /** The number of look-ups in each {@code key-refresh-min-interval}. */
    static final int MAX_PER_INTERVAL = 20;

    private static final Duration MIN_SPACING = Duration.ofSeconds(1);

    /** A full bucket. */
    static LookUpBudget of(Duration minRefreshInterval, Duration now) {
        Duration spacing = minRefreshInterval.dividedBy(MAX_PER_INTERVAL);
        return new LookUpBudget(max(spacing, MIN_SPACING), now);
    }

    /** The earliest time from now on at which the bucket is not empty. */
    Duration next(Duration now) {
        return max(now, full.minus(spacing.multipliedBy(MAX_AT_ONCE - 1)));
    }

    LookUpBudget spent(Duration now) {
        return new LookUpBudget(spacing, max(full, now).plus(spacing));
    }

    /** Puts one back: a failed look-up has settled nothing. */
    LookUpBudget refunded() {
        return new LookUpBudget(spacing, full.minus(spacing));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
