package io.github.entrafilter.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * How often keys were fetched since the start.
 *
 * @param last when they last could be; an earlier run's do not count
 */
public record FetchCount(long fetched, long failed, Optional<Instant> last) {

    static final FetchCount NONE = new FetchCount(0, 0, Optional.empty());

    /** Whether no fetch has ended yet. */
    public boolean isNone() {
        return fetched == 0 && failed == 0;
    }

    FetchCount and(FetchOutcome outcome, Instant now) {
        return outcome == FetchOutcome.FETCHED
                ? new FetchCount(fetched + 1, failed, Optional.of(now))
                : new FetchCount(fetched, failed + 1, last);
    }
}
