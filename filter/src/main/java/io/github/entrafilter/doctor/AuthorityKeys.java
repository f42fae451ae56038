package io.github.entrafilter.doctor;

import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.settings.KeySettings;
import java.time.Duration;
import java.time.InstantSource;

/** The signing keys that the authority publishes now. */
record AuthorityKeys(PublishedKeys published, KeyStatus status) {

    private static final int FETCHES = 4;

    /**
     * Fetches keys. Waits until that has succeeded, failed or timed out. Neither reads nor writes the application's key
     * store: its keys may be old, and a file of another user is not trusted.
     */
    static AuthorityKeys fetch(KeySettings settings, InstantSource clock) {
        try (SigningKeys keys = SigningKeys.of(settings.withoutKeyStore(), clock)) {
            await(keys, settings);
            return new AuthorityKeys(keys.current(), keys.status());
        }
    }

    /** The first fetch starts by itself in the background. */
    private static void await(SigningKeys keys, KeySettings settings) {
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
