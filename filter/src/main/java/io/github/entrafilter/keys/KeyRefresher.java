package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches keys on a thread of its own, as planned and on demand, one fetch at a time. Thread-safe; all that changes the
 * keys and the plan happens on that thread.
 */
final class KeyRefresher implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    private final KeySource source;
    private final KeySettings settings;
    private final InstantSource clock;
    private final ScheduledExecutorService fetcher = Executors.newSingleThreadScheduledExecutor(KeyRefresher::thread);

    /** The fetch that is under way, if one is: all who wait for keys share it. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> underWay = new AtomicReference<>();

    /** The next planned fetch. */
    private @Nullable Future<?> pending;

    private volatile PublishedKeys current;
    private volatile RefreshPlan plan = RefreshPlan.START;
    private volatile FetchCount fetches = FetchCount.NONE;
    private volatile Optional<String> lastError = Optional.empty();

    KeyRefresher(KeySource source, PublishedKeys atHand, KeySettings settings, InstantSource clock) {
        this.source = source;
        this.current = atHand;
        this.settings = settings;
        this.clock = clock;
    }

    PublishedKeys current() {
        return current;
    }

    RefreshPlan plan() {
        return plan;
    }

    FetchCount fetches() {
        return fetches;
    }

    /** Why the last fetch failed, if it did. */
    Optional<String> lastError() {
        return lastError;
    }

    /** The fetch that is under way; completes when it has ended, whatever it has brought. */
    Optional<CompletableFuture<Void>> underWay() {
        return Optional.ofNullable(underWay.get());
    }

    void fetchAsPlanned() {
        CompletableFuture<Void> unused = fetch(FetchCause.PLAN);
    }

    /** Begins a fetch, unless one is under way: then that one. */
    CompletableFuture<Void> fetch(FetchCause cause) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> others = underWay.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        try {
            fetcher.execute(() -> fetch(cause, mine));
        } catch (RejectedExecutionException closed) {
            mine.cancel(false);
        }
        return mine;
    }

    @Override
    public void close() {
        fetcher.shutdownNow();
    }

    private void fetch(FetchCause cause, CompletableFuture<Void> fetch) {
        try {
            List<String> failures = new ArrayList<>();
            Map<TokenVersion, KeySet> fetched = fetchEach(failures);
            current = current.with(fetched);
            lastError = failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
            RefreshPlan before = plan;
            FetchOutcome outcome = failures.isEmpty() ? FetchOutcome.FETCHED : FetchOutcome.FAILED;
            fetches = fetches.and(outcome, clock.instant());
            plan = before.after(cause, outcome, clock.instant(), settings);
            report(before);
        } finally {
            underWay.set(null);
            fetch.complete(null);
            scheduleNext();
        }
    }

    /** One version's failure does not spoil the other's keys; nor does a fault of ours end the fetching. */
    private Map<TokenVersion, KeySet> fetchEach(List<String> failures) {
        Map<TokenVersion, KeySet> fetched = new EnumMap<>(TokenVersion.class);
        for (TokenVersion version : KeySource.setsFor(settings.versions())) {
            try {
                fetched.put(version, source.fetch(version, clock.instant()));
            } catch (KeyFetchException e) {
                failures.add(String.valueOf(e.getMessage()));
            } catch (RuntimeException | Error e) {
                // Not what it says: who knows what it quotes.
                failures.add("a fault of ours: " + e.getClass().getName());
            }
        }
        return fetched;
    }

    private void scheduleNext() {
        if (pending != null) {
            pending.cancel(false);
        }
        Instant now = clock.instant();
        long wait = plan.nextFetch().isAfter(now)
                ? Duration.between(now, plan.nextFetch()).toMillis()
                : 0;
        try {
            pending = fetcher.schedule(this::fetchAsPlanned, Math.max(wait, 1), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "no more fetches: closed");
        }
    }

    /** One line when the state changes, not one for each attempt. */
    private void report(RefreshPlan before) {
        if (lastError.isEmpty() && (before.equals(RefreshPlan.START) || before.failures() > 0)) {
            LOG.log(Level.INFO, "signing keys fetched from " + settings.authority());
        } else if (lastError.isPresent() && before.failures() == 0) {
            LOG.log(
                    Level.WARNING,
                    "signing keys cannot be fetched from " + settings.authority() + ", trying again in the background: "
                            + lastError.get());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "entra-filter-keys");
        thread.setDaemon(true);
        return thread;
    }
}
