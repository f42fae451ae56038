package io.github.entrafilter.benchmarks;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Known tokens checked by many threads at once. */
final class ThreadsScale {

    private static final List<Integer> THREADS = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final int VIRTUAL = 64;
    private static final Duration SLICE = Duration.ofMillis(300);
    private static final int ROUNDS = 5;
    private static final int BATCH = 32;

    private ThreadsScale() {}

    static Table table(Scene scene) throws Exception {
        Callable<Object> check =
                WholeFilter.with(scene, Map.of()).checking(scene.token().mint());
        List<List<String>> rows = new ArrayList<>();
        double alone = 1;
        for (int threads : THREADS) {
            double perSecond = perSecond(check, Executors.newFixedThreadPool(threads), threads);
            alone = threads == 1 ? perSecond : alone;
            rows.add(row(Integer.toString(threads), perSecond, alone));
        }
        Optional<ExecutorService> virtual = virtualThreads();
        if (virtual.isPresent()) {
            rows.add(row(VIRTUAL + " virtual", perSecond(check, virtual.get(), VIRTUAL), alone));
        }
        return new Table(
                "Many threads",
                "One known token, no container. " + (virtual.isPresent() ? "" : "No virtual threads on this Java."),
                List.of("threads", "checks/s", "× one thread"),
                rows);
    }

    private static List<String> row(String threads, double perSecond, double alone) {
        return List.of(threads, Figure.of(perSecond, 0), Figure.of(perSecond / alone, 2));
    }

    private static double perSecond(Callable<Object> check, ExecutorService executor, int threads) throws Exception {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            long end = start + SLICE.toNanos();
            List<Callable<Long>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(() -> checksUntil(end, check));
            }
            long checks = 0;
            for (Future<Long> loop : executor.invokeAll(loops)) {
                checks += loop.get();
            }
            rounds.add(checks * 1e9 / (System.nanoTime() - start));
        }
        executor.shutdown();
        // The first round is for warming up.
        return Median.of(rounds.subList(1, rounds.size()));
    }

    private static long checksUntil(long end, Callable<Object> check) throws Exception {
        long checks = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < BATCH; i++) {
                if (check.call().equals("")) {
                    return checks;
                }
            }
            checks += BATCH;
        }
        return checks;
    }

    /** Java 21 and later have them; this is compiled for 17. */
    private static Optional<ExecutorService> virtualThreads() {
        try {
            Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return Optional.of((ExecutorService) factory.invoke(null));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
