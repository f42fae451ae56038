package io.github.entrafilter.faults.load;

import io.github.entrafilter.faults.service.RequestRecorder;
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

/** Sends requests over connections that are kept alive, one for each thread, until it is closed or all are sent. */
public final class Load implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    /** Leaves the server its share of a small machine. */
    private static final Duration PAUSE = Duration.ofMillis(2);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Tally tally = new Tally();
    private final List<Thread> threads = new ArrayList<>();
    private volatile URI service = URI.create("http://localhost");
    private volatile boolean closed;

    /** From now on, to this service. */
    public void to(URI address) {
        service = address;
    }

    /** These callers send one request after the other, in turn, on so many threads, until the end. */
    public void steady(int crew, List<Caller> callers) {
        for (int i = 0; i < crew; i++) {
            int first = i;
            run(connection -> {
                for (int next = first; !closed; next++) {
                    Caller caller = callers.get(next % callers.size());
                    if (!caller.isRetired()) {
                        send(caller, connection);
                    }
                    Thread.sleep(PAUSE.toMillis());
                }
            });
        }
    }

    /** This caller sends so many requests on so many threads, without a pause; returns when all are answered. */
    public void burst(int crew, Caller caller, int requests) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        CountDownLatch done = new CountDownLatch(crew);
        for (int i = 0; i < crew; i++) {
            run(connection -> {
                while (left.getAndDecrement() > 0 && !closed) {
                    send(caller, connection);
                }
                done.countDown();
            });
        }
        done.await();
    }

    /** This caller sends about so many requests each second, until the end. */
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

    /** This caller, whose key has just been published, calls until it is accepted; returns as soon as it is. */
    public void untilAccepted(Caller newcomer) throws InterruptedException {
        long published = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        run(connection -> {
            while (!closed && send(newcomer, connection) != 200) {
                Thread.sleep(POLL.toMillis());
            }
            tally.accepted(Duration.ofNanos(System.nanoTime() - published));
            done.countDown();
        });
        done.await();
    }

    /** What has become of all requests so far. */
    public Tally tally() {
        return tally;
    }

    private int send(Caller caller, Connection connection) throws IOException {
        Set<Integer> expected = caller.expected();
        String token = "Authorization: Bearer " + caller.token();
        String key = RequestRecorder.KEY + ": " + caller.key();
        long start = System.nanoTime();
        try {
            Response reply = connection.get(service, token, key);
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            tally.answered(caller, either(expected, caller.expected()), reply, latency);
            return reply.status();
        } catch (IOException e) {
            tally.unanswered(caller, e);
            connection.close();
            return 0;
        }
    }

    /** What was right when the request went out, or when the answer came in. */
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
                    } catch (IOException e) {
                        throw new IllegalStateException("a connection cannot be closed", e);
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

    /** Sends no more requests, and waits until those under way have ended. */
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
