package io.github.entrafilter.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A wall clock and a steady one, which stand still until a test moves them. Thread-safe. */
public final class TestTime implements InstantSource, LongSupplier {

    private volatile Instant wall;
    private volatile long nanos = 1_000_000_000_000L;

    public TestTime(Instant wall) {
        this.wall = wall;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    /** The steady clock. */
    @Override
    public long getAsLong() {
        return nanos;
    }

    /** The steady clock, as the keys count. */
    Duration now() {
        return Duration.ofNanos(nanos);
    }

    /** Time passes, on both clocks. */
    public synchronized void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Somebody sets the wall clock; no time passes. */
    synchronized void jump(Duration by) {
        wall = wall.plus(by);
    }

    /** A steady clock that shows what a wall clock shows, which is never set. */
    static LongSupplier steady(InstantSource wall) {
        return () -> {
            try {
                return Duration.between(Instant.EPOCH, wall.instant()).toNanos();
            } catch (RuntimeException | Error broken) {
                return 0;
            }
        };
    }
}
