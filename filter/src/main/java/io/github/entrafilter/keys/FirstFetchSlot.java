package io.github.entrafilter.keys;

import java.time.Duration;
import java.util.Properties;

/**
 * Spreads the first fetches of many applications that start in one JVM. Each WAR has classes of its own, so they take
 * their turn by a system property. The first application has no delay, nor has one that a request already waits for.
 */
final class FirstFetchSlot {

    static final Duration SPACING = Duration.ofMillis(100);

    private static final String PROPERTY = "io.github.entrafilter.keys.firstFetch";

    private FirstFetchSlot() {}

    /** The delay of the next application's first fetch. */
    static Duration take(Properties jvm, long nanos) {
        try {
            // Properties merge atomically.
            Object slot = jvm.merge(PROPERTY, Long.toString(nanos), (last, now) -> later(last, nanos));
            return Duration.ofNanos(Math.max(0, Long.parseLong(String.valueOf(slot)) - nanos));
        } catch (RuntimeException unavailable) {
            return Duration.ZERO;
        }
    }

    private static String later(Object last, long nanos) {
        long next = Long.parseLong(String.valueOf(last)) + SPACING.toNanos();
        return Long.toString(Math.max(next, nanos));
    }
}
