package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.check.Slice;
import io.github.entrafilter.benchmarks.check.WholeFilter;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Median;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Checks one cached token on many threads at once, in a process of its own. */
public final class ThreadsProgram {

    /** The row of virtual threads: as many as the largest number of platform threads. */
    static final String VIRTUAL = "64 virtual";

    static final List<Integer> THREADS = List.of(1, 2, 4, 8, 16, 32, 64);

    private static final int VIRTUAL_THREADS = 64;
    private static final Duration SLICE = Duration.ofMillis(300);
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 200_000;
    private static final int BATCH = 32;

    private ThreadsProgram() {}

    /** Argument: the effort. Prints a line for each number of threads: checks per second, then the number. */
    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads share a few carriers: each needs its turn.
    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        int rounds = Effort.valueOf(arguments[0]).of(ROUNDS);
        try (Scene scene = Scene.set()) {
            Callable<Object> check =
                    WholeFilter.with(scene, Map.of()).checking(scene.token().mint());
            // The other rows are compared with the first one, so that one must not include the time of the compiler.
            for (int i = 0; i < WARM_UP; i++) {
                Slice.sink = check.call();
            }
            for (int threads : THREADS) {
                print(
                        Integer.toString(threads),
                        perSecond(check, Executors.newFixedThreadPool(threads), threads, rounds, () -> {}));
            }
            Optional<ExecutorService> virtual = virtualThreads();
            if (virtual.isPresent()) {
                print(VIRTUAL, perSecond(check, virtual.get(), VIRTUAL_THREADS, rounds, Thread::yield));
            }
        }
        System.exit(0);
    }

    private static void print(String threads, double perSecond) {
        System.out.println(perSecond + " " + threads);
    }

    private static double perSecond(
            Callable<Object> check, ExecutorService executor, int threads, int rounds, Runnable pause)
            throws Exception {
        List<Double> perSecond = new ArrayList<>();
        try {
            for (int round = 0; round <= rounds; round++) {
                long start = System.nanoTime();
                long end = start + SLICE.toNanos();
                List<Callable<Long>> loops = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    loops.add(() -> checksUntil(end, check, pause));
                }
                long checks = 0;
                for (Future<Long> loop : executor.invokeAll(loops)) {
                    checks += loop.get();
                }
                perSecond.add(checks * 1e9 / (System.nanoTime() - start));
            }
        } finally {
            // Also after a failed check: idle threads would keep this process from ending.
            executor.shutdown();
        }
        // The first round warms up.
        return Median.of(perSecond.subList(1, perSecond.size()));
    }

    private static long checksUntil(long end, Callable<Object> check, Runnable pause) throws Exception {
        long checks = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < BATCH; i++) {
                if (check.call().equals("")) {
                    return checks;
                }
            }
            checks += BATCH;
            pause.run();
        }
        return checks;
    }

    /** Called by reflection: Java 21 and later have virtual threads, and this is compiled for 17. */
    private static Optional<ExecutorService> virtualThreads() {
        try {
            return Optional.of((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
