package io.github.entrafilter.faults.load;

import io.github.entrafilter.faults.service.KeyWaits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests to a service, over one connection for each thread, until all are sent or the load is closed. */
public final class Load implements AutoCloseable {

    /** Far longer than a new key may need on however busy a machine. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    /** Leaves the server its share of a small machine. */
    private static final Duration PAUSE = Duration.ofMillis(8);

    /** A fetch may take longer than the one before, by which its end was estimated. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Response NO_RESPONSE = new Response(0, Duration.ZERO);

    private final Tally tally = new Tally();
    private final List<Thread> threads = new ArrayList<>();
    private volatile URI service = URI.create("http://localhost");
    private volatile boolean closed;

    /** Sends requests to this service from now on. */
    public void to(URI address) {
        service = address;
    }

    /** Sends one request after the other from these callers in turn, on several threads, until they are retired. */
    public void steady(int crew, List<Caller> callers) {
        for (int i = 0; i < crew; i++) {
            int first = i;
            run(connection -> {
                for (int next = first; !closed && !callers.stream().allMatch(Caller::isRetired); next++) {
                    Caller caller = callers.get(next % callers.size());
                    if (!caller.isRetired()) {
                        send(caller, connection);
                    }
                    Thread.sleep(PAUSE.toMillis());
                }
            });
        }
    }

    /** Sends requests from this caller on several threads, without a pause; returns after the last response. */
    public void burst(int crew, Caller caller, int requests) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        CountDownLatch done = new CountDownLatch(crew);
        for (int i = 0; i < crew; i++) {
            run(connection -> {
                try {
                    while (left.getAndDecrement() > 0 && !closed) {
                        send(caller, connection);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
    }

    /** Sends requests from this caller at about this rate per second, until the end. */
    public void rate(int perSecond, Caller caller) {
        int crew = Math.max(1, perSecond / 4);
        for (int i = 0; i < crew; i++) {
            run(connection -> {
                while (!closed) {
                    long start = System.nanoTime();
                    send(caller, connection);
                    long left = TimeUnit.SECONDS.toNanos(1) * crew / perSecond - (System.nanoTime() - start);
                    Thread.sleep(Math.max(0, TimeUnit.NANOSECONDS.toMillis(left)));
                }
            });
        }
    }

    /**
     * Has this caller call until it is accepted, now that its key is published and the provider responds. It is
     * impatient, and yet takes each {@code Retry-After} at its word: it has to be accepted by that time.
     */
    public void untilAccepted(Caller caller) throws InterruptedException, IOException {
        long start = System.nanoTime();
        Duration promised = MAX_WAIT;
        Response response = NO_RESPONSE;
        try (Connection connection = new Connection()) {
            while (!closed && response.status() != 200 && since(start).compareTo(promised.plus(GRACE)) < 0) {
                response = send(caller, connection);
                if (response.status() == 503) {
                    Duration promise = since(start).plus(response.retryAfter());
                    promised = promise.compareTo(promised) < 0 ? promise : promised;
                }
                if (response.status() != 200) {
                    Thread.sleep(POLL.toMillis());
                }
            }
        }
        Duration end = since(start);
        tally.addAcceptance(end);
        if (response.status() != 200 || end.compareTo(promised.plus(GRACE)) > 0) {
            tally.addWrong(caller, response.status() + " after " + end + " instead of 200 after " + promised);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The results of all requests so far. */
    public Tally tally() {
        return tally;
    }

    /** One request. Without a response, the scenario has failed: the load ends, so that nothing waits for it. */
    private Response send(Caller caller, Connection connection) throws IOException {
        Set<Integer> expected = caller.expected();
        String token = "Authorization: Bearer " + caller.token();
        String key = KeyWaits.KEY + ": " + caller.key();
        long start = System.nanoTime();
        try {
            Response response = connection.get(service, token, key);
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            tally.add(caller, either(expected, caller.expected()), response, latency);
            return response;
        } catch (IOException e) {
            tally.addWithoutResponse(caller, e);
            connection.close();
            close();
            return NO_RESPONSE;
        }
    }

    /** The statuses that were right when the request was sent, or when the response arrived. */
    private static Set<Integer> either(Set<Integer> before, Set<Integer> after) {
        if (before.equals(after)) {
            return before;
        }
        Set<Integer> both = new HashSet<>(before);
        both.addAll(after);
        return both;
    }

    private void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try (Connection connection = new Connection()) {
                        work.run(connection);
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    } catch (IOException | RuntimeException e) {
                        // Its callers would go without requests, and nothing would show.
                        tally.addFailure(e);
                        close();
                    }
                },
                "load");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private interface Work {
        void run(Connection connection) throws IOException, InterruptedException;
    }

    /** Sends no more requests, and waits for the last responses. */
    public void stop() throws InterruptedException {
        close();
        for (Thread thread : threads) {
            thread.join(MAX_WAIT.toMillis());
        }
    }

    /** Sends no more requests. */
    @Override
    public void close() {
        closed = true;
    }
}
