package io.github.entrafilter.faults.report;

import java.time.Duration;

/**
 * What one scenario has shown.
 *
 * @param sent requests
 * @param wrong requests that got another answer than they should
 * @param slowForKeys requests that took longer than 50 ms because of keys, though the key of their token was at hand
 * @param waitedForLookUp requests that took longer than 50 ms because of keys, as the key of their token was not at
 *     hand
 * @param slow requests that took longer than 50 ms for whatever reason, as their callers saw it
 * @param slowest how long the slowest request took, as its caller saw it
 * @param fetches looks at the identity provider, for the documents of both token versions
 * @param mostFetches how many of them there may have been in that time
 */
public record Row(
        String scenario,
        long sent,
        int wrong,
        int slowForKeys,
        int waitedForLookUp,
        long slow,
        Duration slowest,
        int fetches,
        int mostFetches) {

    static final String HEAD = "%-44s %9s %6s %14s %14s %12s %11s %8s %6s%n"
            .formatted(
                    "scenario",
                    "sent",
                    "wrong",
                    "slow for keys",
                    "look-up waits",
                    "slow at all",
                    "slowest ms",
                    "fetches",
                    "bound");

    @Override
    public String toString() {
        return "%-44s %9d %6d %14d %14d %12d %11d %8d %6d%n"
                .formatted(
                        scenario,
                        sent,
                        wrong,
                        slowForKeys,
                        waitedForLookUp,
                        slow,
                        slowest.toMillis(),
                        fetches,
                        mostFetches);
    }
}
