package io.github.entrafilter.faults.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What became of the requests. Safe for use by several threads. */
public final class Tally {

    private static final long SLOW_MILLIS = 50;
    private static final int MAX_REPORTED = 20;

    private final LongAdder sent = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    private final LongAdder genuine401 = new LongAdder();
    private final Collection<Duration> acceptances = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wrong = new AtomicInteger();
    private final Collection<String> wrongVerdicts = new ConcurrentLinkedQueue<>();

    void answered(Caller caller, Set<Integer> expected, Response reply, Duration latency) {
        sent.increment();
        slowest.accumulate(latency.toMillis());
        if (latency.toMillis() > SLOW_MILLIS) {
            slow.increment();
        }
        if (reply.status() == 401 && caller.isGenuine() && !expected.contains(401)) {
            genuine401.increment();
        }
        if (!expected.contains(reply.status())) {
            wrong(caller.name() + ": " + reply.status() + " in the place of " + expected + " after " + latency);
        } else if (reply.status() == 503 && !reply.saysWhenToRetry()) {
            wrong(caller.name() + ": 503 without Retry-After");
        }
    }

    void unanswered(Caller caller, Exception failure) {
        sent.increment();
        wrong(caller.name() + ": no answer: " + failure);
    }

    private void wrong(String what) {
        if (wrong.incrementAndGet() <= MAX_REPORTED) {
            wrongVerdicts.add(what);
        }
    }

    /** A new key was accepted so long after its publication. */
    void accepted(Duration afterPublication) {
        acceptances.add(afterPublication);
    }

    /** How long it took until new keys were accepted; the shortest time first. */
    public List<Duration> acceptances() {
        return acceptances.stream().sorted().toList();
    }

    /** How many 401 responses went to callers of good tokens. */
    public long genuine401() {
        return genuine401.sum();
    }

    /** How many requests were sent. */
    public long sent() {
        return sent.sum();
    }

    /** How many got another answer than their callers expected, or none. */
    public int wrong() {
        return wrong.get();
    }

    /** The first of the wrong answers, in words. */
    public Collection<String> wrongVerdicts() {
        return wrongVerdicts;
    }

    /** How many took longer than 50 ms, for whatever reason, as their callers saw it. */
    public long slow() {
        return slow.sum();
    }

    /** How long the slowest took, as its caller saw it. */
    public Duration slowest() {
        return Duration.ofMillis(slowest.get());
    }
}
