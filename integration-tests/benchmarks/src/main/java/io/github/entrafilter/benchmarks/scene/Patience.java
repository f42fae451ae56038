package io.github.entrafilter.benchmarks.scene;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes in the background. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Patience() {}

    /** Waits until it is so; fails after two minutes. */
    public static void until(BooleanSupplier done) throws InterruptedException {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("it did not come within " + LONGEST);
            }
            Thread.sleep(20);
        }
    }
}
