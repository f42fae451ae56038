package io.github.entrafilter.benchmarks.scene;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for background work. */
public final class Patience {

    private static final Duration MAX_WAIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /** Waits until a condition holds; fails after two minutes. */
    public static void until(BooleanSupplier done) throws InterruptedException {
        until(done, PAUSE);
    }

    /** Waits with this pause after each look at the condition. */
    public static void until(BooleanSupplier done, Duration pause) throws InterruptedException {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > MAX_WAIT.toNanos()) {
                throw new IllegalStateException("still waiting after " + MAX_WAIT);
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
