package io.github.entrafilter.faults.report;

import java.time.Duration;
import java.util.Map;

/**
 * The number of fetches that the settings allow in a time, whatever callers and the identity provider do. Background
 * fetches come up to a tenth earlier than planned.
 *
 * @param refreshInterval {@code key-refresh-interval}
 * @param minInterval {@code key-refresh-min-interval}
 */
public record FetchBound(Duration refreshInterval, Duration minInterval) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int LOOK_UPS_AT_ONCE = 4;
    private static final int LOOK_UPS_PER_INTERVAL = 20;

    /** The bound of these settings, with the defaults of those that are missing. */
    public static FetchBound of(Map<String, String> settings) {
        return new FetchBound(
                Duration.parse(settings.getOrDefault("key-refresh-interval", "PT12H")),
                Duration.parse(settings.getOrDefault("key-refresh-min-interval", "PT30S")));
    }

    /** The first fetch, planned ones, and those for unknown key ids: some at once, then one after the other. */
    public int withLookUps(Duration elapsed) {
        Duration even = minInterval.dividedBy(LOOK_UPS_PER_INTERVAL);
        Duration spacing = even.compareTo(SECOND) > 0 ? even : SECOND;
        return 1 + within(elapsed, refreshInterval) + LOOK_UPS_AT_ONCE + (int) elapsed.dividedBy(spacing);
    }

    /** The same, and those that failed, with a first retry after each success: as if the provider came and went. */
    public int withFailures(Duration elapsed) {
        return withLookUps(elapsed) + 1 + within(elapsed, SECOND);
    }

    private static int within(Duration elapsed, Duration interval) {
        return (int) elapsed.multipliedBy(10).dividedBy(interval.multipliedBy(9));
    }
}
