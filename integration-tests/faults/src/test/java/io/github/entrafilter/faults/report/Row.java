package io.github.entrafilter.faults.report;

import java.time.Duration;
import java.util.List;

/**
 * The results of one scenario.
 *
 * @param sent requests
 * @param wrong requests with another response than they should get
 * @param genuine401 of those, 401 for a good token
 * @param acceptances how long it took from the publication of a new key until it was accepted; the shortest time first
 * @param slowForKeys requests that took longer than 50 ms because of keys, though the key of their token was loaded
 * @param waitedForLookUp requests that took longer than 50 ms because of keys, as the key of their token was not loaded
 * @param slowest the longest time of a request, as its caller saw it
 * @param fetches fetches from the identity provider, of the documents of both token versions
 * @param maxFetches how many of them the settings allow in that time
 */
public record Row(
        String scenario,
        long sent,
        int wrong,
        long genuine401,
        List<Duration> acceptances,
        int slowForKeys,
        int waitedForLookUp,
        Duration slowest,
        int fetches,
        int maxFetches,
        ResourceUsage start,
        ResourceUsage end) {

    private static final String FORMAT = "%-42s %8s %6s %6s %8s %8s %6s %8s %8s %9s %9s %9s %9s%n";

    static final String HEAD = FORMAT.formatted(
            "scenario",
            "sent",
            "wrong",
            "401s",
            "key p50",
            "key p99",
            "slow",
            "look-ups",
            "max ms",
            "fetches",
            "heap MB",
            "threads",
            "files");

    /** The time within which so many of a hundred new keys were accepted; zero where there was none. */
    public Duration acceptance(int percent) {
        return acceptances.isEmpty()
                ? Duration.ZERO
                : acceptances.get(Math.min(acceptances.size() - 1, acceptances.size() * percent / 100));
    }

    @Override
    public String toString() {
        return FORMAT.formatted(
                scenario,
                sent,
                wrong,
                genuine401,
                millis(50),
                millis(99),
                slowForKeys,
                waitedForLookUp,
                slowest.toMillis(),
                fetches + "/" + maxFetches,
                start.heapMegabytes() + "-" + end.heapMegabytes(),
                start.threads() + "-" + end.threads(),
                start.descriptors() + "-" + end.descriptors());
    }

    private String millis(int percent) {
        return acceptances.isEmpty() ? "-" : acceptance(percent).toMillis() + " ms";
    }
}
