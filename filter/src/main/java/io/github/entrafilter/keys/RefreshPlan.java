package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The time of the next fetch in the background, on a steady clock: a wall clock that jumps moves nothing. Immutable.
 *
 * @param failures failed fetches in a row
 */
record RefreshPlan(int failures, Duration nextFetch) {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;

    /** The plan before the first fetch. */
    static RefreshPlan startingAt(Duration time) {
        return new RefreshPlan(0, time);
    }

    boolean isFailing() {
        return failures > 0;
    }

    /** The time of the next fetch if it looks a key up: as early as the budget allows, but in an outage as planned. */
    Duration nextLookUp(LookUpBudget budget, Duration now) {
        return isFailing() ? nextFetch : min(budget.next(now), nextFetch);
    }

    /** The plan after a fetch that succeeded now. */
    RefreshPlan afterSuccess(Duration now, KeySettings settings) {
        return new RefreshPlan(0, now.plus(shortened(settings.refreshInterval())));
    }

    /**
     * The plan after a fetch that failed now: soon, then less and less often.
     *
     * @param retryAfter the delay that the authority requires, honored up to five minutes
     */
    RefreshPlan afterFailure(Duration now, Duration retryAfter, KeySettings settings) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        Duration own = shortened(min(doubled, settings.minRefreshInterval()));
        Duration wanted = min(retryAfter, MAX_RETRY_AFTER);
        return new RefreshPlan(failures + 1, now.plus(own.compareTo(wanted) > 0 ? own : wanted));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Up to a tenth earlier, so that services all over the world do not ask at the same moment. */
    private static Duration shortened(Duration duration) {
        return duration.minus(
                duration.multipliedBy(ThreadLocalRandom.current().nextInt(100)).dividedBy(1000));
    }
}
