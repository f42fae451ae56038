package io.github.entrafilter.keys;

import io.github.entrafilter.platform.DaemonScheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The turn of fetches: one at a time, as planned, or earlier for a look-up as far as the budget allows. Thread-safe;
 * the lock is never held for long.
 */
final class FetchSchedule implements AutoCloseable {

    /** Longer than an aborted request takes to end. */
    private static final Duration MAX_STOP = Duration.ofSeconds(2);

    private final DaemonScheduler thread = new DaemonScheduler("entra-filter-keys");
    private final LongSupplier nanos;
    private final Runnable task;

    private volatile RefreshPlan plan;

    /** Guards all changes of the fields below; readers need no lock. */
    private final Lock lock = new ReentrantLock();

    private volatile LookUpBudget budget;
    private volatile Fetch next = new Fetch();
    private volatile Fetch underWay = Fetch.NONE;
    private boolean spending;
    private @Nullable Future<?> pending;
    private Duration pendingFor = Duration.ZERO;

    /** A schedule of this task, which calls {@link #begin} and {@link #end}. */
    FetchSchedule(Runnable task, LookUpBudget budget, LongSupplier nanos) {
        this.task = new RecoveringTask(task, this::abandon, this::isClosed);
        this.budget = budget;
        this.nanos = nanos;
        this.plan = RefreshPlan.startingAt(now());
    }

    /** The time on a steady clock: only differences mean anything. */
    Duration now() {
        return Duration.ofNanos(nanos.getAsLong());
    }

    RefreshPlan plan() {
        return plan;
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Begins the first fetch after this delay, unless a look-up does so earlier. */
    void start(Duration delay) {
        lock.lock();
        try {
            plan = RefreshPlan.startingAt(now().plus(delay));
            setTimer();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The fetch that is under way, or {@link Fetch#NONE}. It may bring a key, but its silence proves nothing about a
     * later request.
     */
    Fetch underWay() {
        return underWay;
    }

    /**
     * A fetch that looks for this key and has begun since then, or will as soon as the budget allows.
     *
     * @param before the fetch that was under way then, or {@link Fetch#NONE}: it does not count
     */
    Fetch lookUp(SigningKey.Id key, Fetch before) {
        Fetch shared = begunSince(before);
        if (shared.isLookUp()) {
            // Its timer is set: however many callers come, they take no lock.
            shared.want(key);
            return shared;
        }
        lock.lock();
        try {
            Fetch fetch = begunSince(before);
            fetch.want(key);
            setTimer();
            return fetch;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a look-up can begin at once, or as soon as the fetch that is under way has ended. */
    boolean isReady() {
        Duration now = now();
        return !plan.isFailing() && budget.next(now).compareTo(now) <= 0;
    }

    private Fetch begunSince(Fetch before) {
        Fetch current = underWay;
        return current == Fetch.NONE || current == before ? next : current;
    }

    /** Whether this fetch has begun, or will soon. */
    boolean beginsWithin(Duration delay, Fetch fetch) {
        Duration now = now();
        return fetch != next || due(now).compareTo(now.plus(delay)) <= 0;
    }

    /** The time until a fetch begins for a caller that retries, if each takes so long: the retry looks its key up. */
    Duration untilRetry(Duration length) {
        Duration now = now();
        Duration free = underWay != Fetch.NONE ? now.plus(length) : now;
        Duration due = plan.nextLookUp(budget, now);
        return due.compareTo(free) > 0 ? due.minus(now) : free.minus(now);
    }

    /** Ends a fetch whose task has failed, and schedules the next one. */
    private void abandon() {
        lock.lock();
        try {
            underWay.end(Fetch.Result.NONE);
            underWay = Fetch.NONE;
            pending = null;
            setTimer();
        } finally {
            lock.unlock();
        }
    }

    /** Begins a fetch, on the thread of this schedule. */
    Fetch begin() {
        lock.lock();
        try {
            Fetch fetch = next;
            next = new Fetch();
            underWay = fetch;
            pending = null;
            spending = fetch.isLookUp() && pendingFor.compareTo(plan.nextFetch()) < 0;
            budget = spending ? budget.spent(now()) : budget;
            return fetch;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the fetch, and continues by this plan. */
    void end(Fetch fetch, Fetch.Result result, RefreshPlan further) {
        lock.lock();
        try {
            plan = further;
            budget = spending && !result.isComplete() ? budget.refunded() : budget;
            underWay = Fetch.NONE;
            setTimer();
        } finally {
            lock.unlock();
            fetch.end(result);
        }
    }

    /** The time of the next fetch. */
    private Duration due(Duration now) {
        return next.isLookUp() ? plan.nextLookUp(budget, now) : plan.nextFetch();
    }

    /** Sets the timer for the next fetch, unless one is under way or the timer runs out early enough. */
    private void setTimer() {
        Duration now = now();
        Duration due = due(now);
        if (underWay != Fetch.NONE || (pending != null && pendingFor.compareTo(due) <= 0)) {
            return;
        }
        Future<?> earlier = pending;
        try {
            pending = thread.schedule(task, due.minus(now).toNanos(), TimeUnit.NANOSECONDS);
            pendingFor = due;
            if (earlier != null) {
                earlier.cancel(false);
            }
        } catch (RejectedExecutionException closed) {
            next.end(Fetch.Result.NONE);
        }
    }

    /** Ends a fetch that is under way, and all waiting for one. */
    @Override
    public void close() {
        thread.shutdownNow();
        lock.lock();
        try {
            next.end(Fetch.Result.NONE);
        } finally {
            lock.unlock();
        }
        thread.join(MAX_STOP);
    }
}
