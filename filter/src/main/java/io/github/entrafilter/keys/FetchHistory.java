package io.github.entrafilter.keys;

import io.github.entrafilter.keys.KeyStatus.Failure.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fetches so far; immutable.
 *
 * @param lastSuccess the end of the last successful one, on a steady clock
 * @param lastLength the time that the last one took
 * @param lastFailure why the last one failed, whatever failed in it; empty if it succeeded
 */
record FetchHistory(
        long fetched,
        long failed,
        Optional<Duration> lastSuccess,
        Duration lastLength,
        Optional<KeyStatus.Failure> lastFailure) {

    static final FetchHistory NONE = new FetchHistory(0, 0, Optional.empty(), Duration.ZERO, Optional.empty());

    /** Whether no fetch has ended yet. */
    boolean isNone() {
        return fetched == 0 && failed == 0;
    }

    FetchHistory with(List<KeyStatus.Failure> failures, Duration begin, Duration end) {
        Duration length = end.minus(begin);
        return failures.isEmpty()
                ? new FetchHistory(fetched + 1, failed, Optional.of(end), length, Optional.empty())
                : new FetchHistory(fetched, failed + 1, lastSuccess, length, Optional.of(oneOf(failures)));
    }

    /** Both versions' documents may fail for the same reason. */
    private static KeyStatus.Failure oneOf(List<KeyStatus.Failure> failures) {
        String messages =
                failures.stream().map(KeyStatus.Failure::message).distinct().collect(Collectors.joining("; "));
        boolean settings = failures.stream().anyMatch(KeyStatus.Failure::isOfSettings);
        return new KeyStatus.Failure(messages, settings ? Cause.SETTINGS : Cause.OUTAGE);
    }
}
