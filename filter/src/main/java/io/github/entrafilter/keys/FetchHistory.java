package io.github.entrafilter.keys;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The fetches so far; immutable.
 *
 * @param lastSuccess the end of the last successful one, on a steady clock
 * @param lastLength the time that the last one took
 * @param lastError why the last one failed; empty if it succeeded
 */
record FetchHistory(
        long fetched, long failed, Optional<Duration> lastSuccess, Duration lastLength, Optional<String> lastError) {

    static final FetchHistory NONE = new FetchHistory(0, 0, Optional.empty(), Duration.ZERO, Optional.empty());

    /** Whether no fetch has ended yet. */
    boolean isNone() {
        return fetched == 0 && failed == 0;
    }

    FetchHistory with(List<String> failures, Duration begin, Duration end) {
        Duration length = end.minus(begin);
        return failures.isEmpty()
                ? new FetchHistory(fetched + 1, failed, Optional.of(end), length, Optional.empty())
                : new FetchHistory(fetched, failed + 1, lastSuccess, length, Optional.of(String.join("; ", failures)));
    }
}
