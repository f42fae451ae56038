package io.github.entrafilter.faults.service;

import io.github.entrafilter.keys.KeyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Counts the fetches that a service has made, good and bad ones, by its own word: each fetch plans the next one anew.
 * That counts those, too, that no network ever saw, as nobody listened.
 */
final class FetchWatch implements AutoCloseable {

    /**
     * No two fetches follow each other as soon as that, unless something is wrong; then the count grows all the same.
     */
    private static final Duration PERIOD = Duration.ofMillis(2);

    private final Supplier<KeyStatus> status;
    private final AtomicInteger fetches = new AtomicInteger();
    private final Thread thread;

    private FetchWatch(Supplier<KeyStatus> status) {
        this.status = status;
        this.thread = new Thread(this::watch, "fetch-watch");
        thread.setDaemon(true);
    }

    /** Watches from now on, from the start of a service. */
    static FetchWatch of(Supplier<KeyStatus> status) {
        FetchWatch watch = new FetchWatch(status);
        watch.thread.start();
        return watch;
    }

    /** How many fetches have ended so far. */
    int fetches() {
        return fetches.get();
    }

    private void watch() {
        Instant planned = Instant.MIN;
        try {
            while (true) {
                Instant next = status.get().nextFetch();
                if (!next.equals(planned)) {
                    fetches.incrementAndGet();
                    planned = next;
                }
                Thread.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
