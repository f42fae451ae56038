package io.github.entrafilter.benchmarks.check;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A short time in which one check is repeated.
 *
 * @param nanos the time of one check
 * @param bytes the allocation of one check
 */
public record Slice(double nanos, double bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The number of checks between two readings of the clock. */
    private static final int BATCH = 8;

    public static volatile Object sink = "";

    /** Repeats a check for this time. */
    public static Slice of(Callable<Object> check, Duration length) throws Exception {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        long end = start + length.toNanos();
        long now = start;
        long checks = 0;
        while (now < end) {
            for (int i = 0; i < BATCH; i++) {
                sink = check.call();
            }
            checks += BATCH;
            now = System.nanoTime();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        return new Slice((double) (now - start) / checks, (double) allocated / checks);
    }
}
