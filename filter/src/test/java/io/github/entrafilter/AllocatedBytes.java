package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/** Counts the bytes that work allocates: unlike time, the same on every machine. */
public final class AllocatedBytes {

    /** Twice the input, and room for what does not depend on it. */
    private static final double MAX_GROWTH = 2.5;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /**
     * Requires that twice the input costs at most 2.5 times as much, and that no character of it costs more than this.
     *
     * @param work on an input of so many characters, made beforehand
     */
    public static void requireLinear(int size, int maxBytesPerCharacter, IntFunction<Runnable> work) {
        long once = of(work.apply(size));
        long twice = of(work.apply(2 * size));
        assertThat(twice).as("%d bytes for one, for two", once).isLessThanOrEqualTo((long) (MAX_GROWTH * once));
        assertThat(once).as("bytes for %d characters", size).isLessThanOrEqualTo((long) size * maxBytesPerCharacter);
    }

    /** Of a second run: the first loads classes. */
    private static long of(Runnable work) {
        work.run();
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }
}
