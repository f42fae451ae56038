package io.github.entrafilter.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Made-up requests that load and link all that real ones need, in the background, once. A container closes the class
 * loader of an application that it stops, whatever requests are under way. Thread-safe.
 */
final class Rehearsal {

    /** Until then the server still starts and answers its first requests, which need every core. */
    private static final Duration DELAY = Duration.ofSeconds(2);

    private static final Duration MAX_LENGTH = Duration.ofSeconds(5);

    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final CountDownLatch ending = new CountDownLatch(1);

    /** Runs the requests after the delay, or as soon as the application ends. */
    void start(Runnable madeUpRequests) {
        Thread created = new Thread(null, () -> runLater(madeUpRequests), "entra-filter-rehearsal", 0, false);
        created.setDaemon(true);
        if (thread.compareAndSet(null, created)) {
            created.start();
        }
    }

    private void runLater(Runnable madeUpRequests) {
        try {
            ending.await(DELAY.toMillis(), TimeUnit.MILLISECONDS);
            madeUpRequests.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its end: requests under way need what it loads. */
    void await() {
        ending.countDown();
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
