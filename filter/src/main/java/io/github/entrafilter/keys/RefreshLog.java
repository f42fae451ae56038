package io.github.entrafilter.keys;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;

/** The log lines about fetches: one when the state changes, not one for each attempt. */
final class RefreshLog {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    private final URI authority;

    RefreshLog(URI authority) {
        this.authority = authority;
    }

    /** Logs a success, if it is the first one or follows a failure. */
    void succeeded(FetchHistory before) {
        if (before.isNone() || before.lastFailure().isPresent()) {
            LOG.log(Level.INFO, "signing keys fetched from " + authority);
        }
    }

    /**
     * Logs the first failure in a row, and the first one of another cause: it needs another fix.
     *
     * @param ages of the key sets that are still used
     */
    void failed(FetchHistory before, KeyStatus.Failure failure, Collection<Duration> ages, Duration retry) {
        boolean isNew = before.lastFailure()
                .filter(earlier -> earlier.cause() == failure.cause())
                .isEmpty();
        if (isNew) {
            String keys = ages.isEmpty()
                    ? "no signing keys are available"
                    : "using keys fetched " + text(Collections.max(ages)) + " ago";
            LOG.log(
                    Level.WARNING,
                    "signing key refresh failed (" + failure.message() + "); " + keys + ", retrying in " + text(retry));
        }
    }

    /** The length of time in its largest unit: people read it. */
    static String text(Duration length) {
        long seconds = length.plusMillis(500).toSeconds();
        if (seconds < 120) {
            return Math.max(1, seconds) + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }

    /** The message of an exception's innermost cause: what happened, not what noticed it. */
    static String messageOf(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause.getCause() != null && depth < 10; depth++) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        return Optional.ofNullable(cause.getMessage())
                .filter(message -> !message.isBlank())
                .map(message -> kind + ": " + message)
                .orElse(kind);
    }
}
