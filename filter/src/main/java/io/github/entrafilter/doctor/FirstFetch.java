package io.github.entrafilter.doctor;

import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.settings.KeySettings;
import java.time.Duration;

/** The first fetch of signing keys, which starts by itself in the background. */
final class FirstFetch {

    private static final int FETCHES = 4;

    private FirstFetch() {}

    /** Waits until it has succeeded, failed or timed out. */
    static void await(SigningKeys keys, KeySettings settings) {
        Duration timeout =
                settings.network().connectTimeout().plus(settings.network().readTimeout());
        long end = System.nanoTime() + timeout.multipliedBy(FETCHES).toNanos();
        while (keys.status().fetches().isNone() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
