package io.github.entrafilter.benchmarks.http.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A short time of load on one target.
 *
 * @param perSecond responses per second
 * @param nanos the time of each response
 */
record LoadSlice(double perSecond, List<Double> nanos) {

    /** Sends requests on all connections at once, each as soon as the response to the one before has arrived. */
    static LoadSlice of(List<Connection> connections, Duration length, ExecutorService threads) throws Exception {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        List<Callable<List<Double>>> loops = new ArrayList<>();
        for (Connection connection : connections) {
            loops.add(() -> sendUntil(connection, end));
        }
        List<Double> nanos = new ArrayList<>();
        for (Future<List<Double>> loop : threads.invokeAll(loops)) {
            nanos.addAll(loop.get());
        }
        return new LoadSlice(nanos.size() * 1e9 / (System.nanoTime() - start), nanos);
    }

    private static List<Double> sendUntil(Connection connection, long end) throws Exception {
        List<Double> nanos = new ArrayList<>();
        long before = System.nanoTime();
        while (before < end) {
            connection.send();
            long after = System.nanoTime();
            nanos.add((double) (after - before));
            before = after;
        }
        return nanos;
    }
}
