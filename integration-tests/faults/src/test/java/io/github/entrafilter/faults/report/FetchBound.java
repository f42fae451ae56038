package io.github.entrafilter.faults.report;

import java.time.Duration;

/**
 * How many fetches the settings allow in a time, whatever callers do and whatever the identity provider does.
 * Background fetches come up to a tenth earlier than planned.
 *
 * @param refreshInterval {@code key-refresh-interval}
 * @param minInterval {@code key-refresh-min-interval}
 */
public record FetchBound(Duration refreshInterval, Duration minInterval) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int LOOK_UPS_AT_ONCE = 4;
    private static final int LOOK_UPS_PER_INTERVAL = 20;

    /** The first fetch, and those that were planned while all went well. */
    public int planned(Duration elapsed) {
        return 1 + within(elapsed, refreshInterval);
    }

    /** The same, and those that unknown key ids may have caused: some at once, then one after the other. */
    public int withLookUps(Duration elapsed) {
        Duration even = minInterval.dividedBy(LOOK_UPS_PER_INTERVAL);
        Duration spacing = even.compareTo(SECOND) > 0 ? even : SECOND;
        return planned(elapsed) + LOOK_UPS_AT_ONCE + (int) elapsed.dividedBy(spacing);
    }

    /** The same, and those that failed, with a first retry after each success: as if the provider came and went. */
    public int withFailures(Duration elapsed) {
        return withLookUps(elapsed) + 1 + within(elapsed, SECOND);
    }

    private static int within(Duration elapsed, Duration interval) {
        return (int) elapsed.multipliedBy(10).dividedBy(interval.multipliedBy(9));
    }
}
