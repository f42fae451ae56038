package io.github.entrafilter.application;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Made-up requests that load and link all that real ones need, in the background, once. A container closes the class
 * loader of an application that it stops, whatever requests are under way. Thread-safe.
 */
final class Rehearsal {

    private static final Duration MAX_LENGTH = Duration.ofSeconds(5);

    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    void start(Runnable madeUpRequests) {
        Thread created = new Thread(null, madeUpRequests, "entra-filter-rehearsal", 0, false);
        created.setDaemon(true);
        if (thread.compareAndSet(null, created)) {
            created.start();
        }
    }

    /** Waits for its end: requests under way need what it loads. */
    void await() {
        try {
            Thread started = thread.get();
            if (started != null) {
                started.join(MAX_LENGTH.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
