package io.github.entrafilter.keys;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A task that no error ends, a lack of memory included: after one, its recovery is attempted once a second until it
 * succeeds. Errors are not logged: a fetch reports its own, and without memory a log fails, too.
 */
record RecoveringTask(Runnable task, Runnable recovery, BooleanSupplier isClosed) implements Runnable {

    private static final long PAUSE_NANOS = 1_000_000_000;

    @Override
    public void run() {
        boolean intact = succeeds(task);
        while (!intact && !isClosed.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            intact = succeeds(recovery);
        }
    }

    private static boolean succeeds(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }
}
