package io.github.entrafilter.faults.load;

import io.github.entrafilter.faults.service.RequestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests over connections that are kept alive, on a few threads, until it is closed or all are sent. */
public final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Leaves the server its share of a small machine. */
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
            run(() -> {
                for (int next = first; !closed; next++) {
                    send(callers.get(next % callers.size()));
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
            run(() -> {
                while (left.getAndDecrement() > 0 && !closed) {
                    send(caller);
                }
                done.countDown();
            });
        }
        done.await();
    }

    /** What has become of all requests so far. */
    public Tally tally() {
        return tally;
    }

    private void send(Caller caller) throws InterruptedException {
        Set<Integer> expected = caller.expected();
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + caller.token())
                .header(RequestClock.KEY, caller.key().name())
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            tally.answered(caller, either(expected, caller.expected()), Reply.of(response), latency);
        } catch (IOException e) {
            tally.unanswered(caller, e);
        }
    }

    /** What was right when the request went out, or when the answer came in. */
    private static Set<Integer> either(Set<Integer> before, Set<Integer> after) {
        if (before == after) {
            return before;
        }
        Set<Integer> both = new HashSet<>(before);
        both.addAll(after);
        return both;
    }

    private void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "load");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** Sends no more requests, and waits until those under way have ended. */
    public void stop() throws InterruptedException {
        close();
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }

    /** Sends no more requests. */
    @Override
    public void close() {
        closed = true;
    }
}
