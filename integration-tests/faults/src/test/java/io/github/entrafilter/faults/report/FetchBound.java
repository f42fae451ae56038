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

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** The first fetch, and those that were planned while all went well. */
    public int planned(Duration elapsed) {
        return 1 + within(elapsed, refreshInterval);
    }

    /** The same, and those that unknown key ids may have caused. */
    public int withLookUps(Duration elapsed) {
        return planned(elapsed) + 1 + (int) elapsed.dividedBy(minInterval);
    }

    /** The same, and those that failed, with a first retry after each success: as if the provider came and went. */
    public int withFailures(Duration elapsed) {
        return withLookUps(elapsed) + 1 + within(elapsed, FIRST_RETRY);
    }

    private static int within(Duration elapsed, Duration interval) {
        return (int) elapsed.multipliedBy(10).dividedBy(interval.multipliedBy(9));
    }
}
