package io.github.entrafilter.faults.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** The results of all requests of a scenario. Thread-safe. */
public final class Tally {

    private static final int MAX_REPORTED = 20;

    private final LongAdder sent = new LongAdder();
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    private final LongAdder genuine401 = new LongAdder();
    private final Collection<Duration> acceptances = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wrong = new AtomicInteger();
    private final Collection<String> wrongVerdicts = new ConcurrentLinkedQueue<>();

    void add(Caller caller, Set<Integer> expected, Response response, Duration latency) {
        sent.increment();
        slowest.accumulate(latency.toMillis());
        if (response.status() == 401 && caller.isGenuine()) {
            genuine401.increment();
        }
        if (!expected.contains(response.status())) {
            addWrong(caller, response.status() + " instead of " + expected + " after " + latency);
        } else if (response.status() == 503 && response.retryAfter().isZero()) {
            addWrong(caller, "503 without Retry-After");
        }
    }

    void addWithoutResponse(Caller caller, Exception failure) {
        sent.increment();
        addWrong(caller, "no response: " + failure);
    }

    /** Adds a failure of the load itself. */
    void addFailure(Exception failure) {
        addWrong("load", failure.toString());
    }

    void addWrong(Caller caller, String verdict) {
        addWrong(caller.name(), verdict);
    }

    private void addWrong(String name, String verdict) {
        if (wrong.incrementAndGet() <= MAX_REPORTED) {
            wrongVerdicts.add(name + ": " + verdict);
        }
    }

    /** Adds the time until a new key was accepted, from its publication or from the end of an outage. */
    void addAcceptance(Duration time) {
        acceptances.add(time);
    }

    /** The times until new keys were accepted; the shortest first. */
    public List<Duration> acceptances() {
        return acceptances.stream().sorted().toList();
    }

    /** The number of 401 responses to good tokens. */
    public long genuine401() {
        return genuine401.sum();
    }

    /** The number of requests. */
    public long sent() {
        return sent.sum();
    }

    /** The number of requests with a wrong response, or without one. */
    public int wrong() {
        return wrong.get();
    }

    /** Descriptions of the first wrong responses. */
    public Collection<String> wrongVerdicts() {
        return wrongVerdicts;
    }

    /** The longest time of a request, as its caller saw it. */
    public Duration slowest() {
        return Duration.ofMillis(slowest.get());
    }
}
