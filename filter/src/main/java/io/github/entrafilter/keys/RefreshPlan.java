package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When keys are fetched next; immutable.
 *
 * @param failures how many fetches in a row have failed
 * @param nextFetch when the background fetches again
 * @param nextLookUp from when on an unknown key id may cause a fetch
 */
record RefreshPlan(int failures, Instant nextFetch, Instant nextLookUp) {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 10;

    /** Before the first fetch, which is due at once. */
    static final RefreshPlan START = new RefreshPlan(0, Instant.MIN, Instant.MIN);

    /** What follows a fetch that ended now. */
    RefreshPlan after(FetchCause cause, FetchOutcome outcome, Instant now, KeySettings settings) {
        if (outcome == FetchOutcome.FAILED) {
            return retrying(now, settings);
        }
        Instant lookUp = cause == FetchCause.LOOK_UP ? now.plus(settings.minRefreshInterval()) : nextLookUp;
        return new RefreshPlan(0, now.plus(shortened(settings.refreshInterval())), lookUp);
    }

    /** Soon, then less and less often. A failed look-up has not spent the budget of the next one. */
    private RefreshPlan retrying(Instant now, KeySettings settings) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration longest = settings.minRefreshInterval();
        Instant again = now.plus(shortened(doubled.compareTo(longest) < 0 ? doubled : longest));
        return new RefreshPlan(failures + 1, again, again);
    }

    /** Up to a tenth earlier, so that not all services in the world ask at the same moment. */
    private static Duration shortened(Duration duration) {
        return duration.minus(
                duration.multipliedBy(ThreadLocalRandom.current().nextInt(100)).dividedBy(1000));
    }
}
