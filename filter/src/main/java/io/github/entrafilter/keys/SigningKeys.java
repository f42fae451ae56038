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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys that the authority publishes, at hand at any time: fetched by a thread of their own, ahead of need,
 * and kept while the authority is away. Safe for use by several threads.
 */
public final class SigningKeys implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");
    private static final int MOST_WAITING = 64;
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    private final KeySource source;
    private final KeySettings settings;
    private final InstantSource clock;
    private final ScheduledExecutorService fetcher = Executors.newSingleThreadScheduledExecutor(SigningKeys::thread);

    /** The fetch that is under way, if one is: all who wait for keys share it. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> underWay = new AtomicReference<>();

    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** The next planned fetch; used by the fetcher's thread alone. */
    private @Nullable Future<?> pending;

    private volatile PublishedKeys current;
    private volatile Optional<String> lastError = Optional.empty();
    private volatile RefreshPlan plan = RefreshPlan.START;

    SigningKeys(KeySource source, PublishedKeys atHand, KeySettings settings, InstantSource clock) {
        this.source = source;
        this.current = atHand;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The keys of the authority: those that an earlier run has kept, until the first fetch, which begins at once and in
     * the background.
     */
    public static SigningKeys of(KeySettings settings, InstantSource clock) {
        Documents authority = new AuthorityClient(settings);
        SigningKeys keys = settings.keyStore()
                .map(path -> new StoringKeys(settings, authority, path))
                .map(storing -> new SigningKeys(storing, storing.kept(clock.instant()), settings, clock))
                .orElseGet(
                        () -> new SigningKeys(new Metadata(settings, authority), PublishedKeys.NONE, settings, clock));
        keys.fetchAsPlanned();
        return keys;
    }

    /** The keys as last fetched. Never waits. */
    public PublishedKeys current() {
        return current;
    }

    /**
     * The keys after a look whether there are newer ones, for a token whose key is not among {@link #current()}. Waits
     * for a fetch that is under way, or begins one if no look-up has caused one for a while: junk key ids cannot cause
     * more. Never waits longer than the connect and read time-outs together, and not at all where many wait already: an
     * authority that does not answer must not tie up all threads of a server.
     */
    public PublishedKeys lookedUp() {
        CompletableFuture<Void> fetch = underWay.get();
        if (fetch == null && mayLookUp()) {
            fetch = fetchOnce(FetchCause.LOOK_UP);
        }
        if (fetch != null && waiting.tryAcquire()) {
            try {
                await(fetch);
            } finally {
                waiting.release();
            }
        }
        return current;
    }

    /** Without any keys the plan alone decides: a look-up would only add load to an authority that is away. */
    private boolean mayLookUp() {
        return !current.byVersion().isEmpty() && !clock.instant().isBefore(plan.nextLookUp());
    }

    /** How long a caller should wait before it asks again, where there are no keys; at least a second. */
    public Duration retryAfter() {
        Duration wait = Duration.between(clock.instant(), plan.nextFetch());
        return wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait;
    }

    /** How the keys stand now. */
    public KeyStatus status() {
        Map<TokenVersion, Instant> usableUntil = new EnumMap<>(TokenVersion.class);
        current.byVersion().forEach((version, keys) -> usableUntil.put(version, keys.usableUntil()));
        return new KeyStatus(settings.authority(), usableUntil, plan.nextFetch(), lastError);
    }

    /** Stops fetching. */
    @Override
    public void close() {
        fetcher.shutdownNow();
    }

    private void await(CompletableFuture<Void> fetch) {
        try {
            fetch.get(settings.connectTimeout().plus(settings.readTimeout()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            LOG.log(Level.DEBUG, "went on without newer keys", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetchAsPlanned() {
        CompletableFuture<Void> unused = fetchOnce(FetchCause.PLAN);
    }

    /** Begins a fetch, unless one is under way: then that one. */
    private CompletableFuture<Void> fetchOnce(FetchCause cause) {
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

    /** Runs on the fetcher's thread alone, as all that changes the plan. */
    private void fetch(FetchCause cause, CompletableFuture<Void> fetch) {
        try {
            List<String> failures = new ArrayList<>();
            Map<TokenVersion, KeySet> fetched = fetchEach(failures);
            current = current.with(fetched);
            lastError = failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
            RefreshPlan before = plan;
            plan = before.after(
                    cause, failures.isEmpty() ? FetchOutcome.FETCHED : FetchOutcome.FAILED, clock.instant(), settings);
            report(before, failures);
        } finally {
            underWay.set(null);
            fetch.complete(null);
            scheduleNext();
        }
    }

    private Map<TokenVersion, KeySet> fetchEach(List<String> failures) {
        Map<TokenVersion, KeySet> fetched = new EnumMap<>(TokenVersion.class);
        for (TokenVersion version : settings.versions()) {
            try {
                fetched.put(version, source.fetch(version, clock.instant()));
            } catch (KeyFetchException | RuntimeException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        return fetched;
    }

    private void scheduleNext() {
        if (pending != null) {
            pending.cancel(false);
        }
        long wait = Duration.between(clock.instant(), plan.nextFetch()).toMillis();
        try {
            pending = fetcher.schedule(this::fetchAsPlanned, Math.max(wait, 1), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "no more fetches: closed");
        }
    }

    /** One line when the state changes, not one for each attempt. */
    private void report(RefreshPlan before, List<String> failures) {
        if (failures.isEmpty() && (before.equals(RefreshPlan.START) || before.failures() > 0)) {
            LOG.log(Level.INFO, "signing keys fetched from {0}", settings.authority());
        } else if (!failures.isEmpty() && before.failures() == 0) {
            LOG.log(
                    Level.WARNING,
                    "signing keys cannot be fetched from {0}, trying again in the background: {1}",
                    settings.authority(),
                    String.join("; ", failures));
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "entra-filter-keys");
        thread.setDaemon(true);
        return thread;
    }
}
