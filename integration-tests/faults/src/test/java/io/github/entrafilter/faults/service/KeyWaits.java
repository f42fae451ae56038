package io.github.entrafilter.faults.service;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * A filter that precedes the one under test, and detects requests that are slow because of keys.
 *
 * <p>Such a request takes longer than 50 ms, and its own thread was seen waiting in code of the filter's package for
 * keys: parked, asleep, blocked by a monitor, or in a socket. Threads of running requests are looked at every few
 * milliseconds. Garbage collection and a busy machine make no request slow because of keys, however long they last:
 * those are no waits.
 */
public final class KeyWaits implements Filter, AutoCloseable {

    /** The request header that states whether the caller's key is loaded. */
    public static final String KEY = "X-Key";

    private static final Duration SLOW = Duration.ofMillis(50);
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final String KEYS = "io.github.entrafilter.keys.";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> slow = new ConcurrentHashMap<>();
    private final LongAccumulator maxWait = new LongAccumulator(Math::max, 0);
    private final LongAccumulator maxAtOnce = new LongAccumulator(Math::max, 0);
    private final LongAdder onVirtualThreads = new LongAdder();
    private final Thread watch = new Thread(this::watch, "key-waits");

    private static final class Running {
        private final long start = System.nanoTime();
        private volatile long firstWait;
        private volatile boolean waited;

        private long waitsUntil(long now) {
            firstWait = waited ? firstWait : now;
            waited = true;
            return now - firstWait;
        }

        private boolean hasTaken(Duration time) {
            return System.nanoTime() - start > time.toNanos();
        }
    }

    private KeyWaits() {}

    /** Starts to watch. */
    public static KeyWaits start() {
        KeyWaits waits = new KeyWaits();
        waits.watch.setDaemon(true);
        waits.watch.start();
        return waits;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long thread = Thread.currentThread().getId();
        Running own = new Running();
        running.put(thread, own);
        try {
            chain.doFilter(request, response);
        } finally {
            running.remove(thread);
            if (own.waited && own.hasTaken(SLOW)) {
                String key = String.valueOf(((HttpServletRequest) request).getHeader(KEY));
                slow.computeIfAbsent(key, unused -> new LongAdder()).increment();
            }
            if (Thread.currentThread().getClass().getSimpleName().contains("Virtual")) {
                onVirtualThreads.increment();
            }
        }
    }

    /** The number of requests that were slow because of keys, among callers with keys in this state. */
    public int slow(String key) {
        return slow.getOrDefault(key, new LongAdder()).intValue();
    }

    /** The longest time that a request waited for keys, from its first wait to its last. */
    public Duration maxWait() {
        return Duration.ofNanos(maxWait.get());
    }

    /** The maximum number of the server's threads that waited for keys at the same time. */
    public int maxAtOnce() {
        return maxAtOnce.intValue();
    }

    /** The number of requests on virtual threads; their waits are not detected. */
    public long onVirtualThreads() {
        return onVirtualThreads.sum();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        // A thread may go on to its next request while it is looked at.
        Map<Long, Running> requests = new HashMap<>(running);
        requests.values().removeIf(request -> !request.hasTaken(INTERVAL));
        long[] threads = requests.keySet().stream().mapToLong(Long::longValue).toArray();
        List<Running> waiting = Arrays.stream(THREADS.getThreadInfo(threads, Integer.MAX_VALUE))
                .filter(Objects::nonNull)
                .filter(KeyWaits::waitsForKeys)
                .flatMap(thread -> Stream.ofNullable(requests.get(thread.getThreadId())))
                .toList();
        waiting.forEach(request -> maxWait.accumulate(request.waitsUntil(System.nanoTime())));
        maxAtOnce.accumulate(waiting.size());
    }

    private static boolean waitsForKeys(ThreadInfo thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && (thread.getThreadState() != Thread.State.RUNNABLE || isInSocket(stack[0]))
                && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(KEYS));
    }

    /** A thread in a native method of a socket is called runnable. */
    private static boolean isInSocket(StackTraceElement frame) {
        return frame.isNativeMethod()
                && (frame.getClassName().startsWith("sun.nio.ch.")
                        || frame.getClassName().startsWith("java.net."));
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
