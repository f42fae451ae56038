package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The signing keys that the authority publishes, at hand at any time: fetched in the background, ahead of need, and
 * kept while the authority is away. Safe for use by several threads.
 */
public final class SigningKeys implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");
    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 64;
    private static final int MOST_WAITING_IN_AN_OUTAGE = 4;

    private final KeyRefresher refresher;
    private final KeySettings settings;
    private final InstantSource clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Semaphore waitingInAnOutage = new Semaphore(MOST_WAITING_IN_AN_OUTAGE);

    SigningKeys(KeySource source, PublishedKeys atHand, KeySettings settings, InstantSource clock) {
        this.refresher = new KeyRefresher(source, atHand, settings, clock);
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
        return refresher.current();
    }

    /**
     * The keys after a look whether there are newer ones, for a token whose key is not among {@link #current()}. Waits
     * for a fetch that is under way, or begins one if no look-up has caused one for a while: junk key ids cannot cause
     * more. Never waits longer than the connect and read time-outs together, and not at all where many wait already,
     * or, once a fetch has failed, a few: an authority that does not answer must not tie up the threads of a server.
     */
    public PublishedKeys lookedUp() {
        Optional<CompletableFuture<Void>> fetch = refresher.underWay();
        if (fetch.isEmpty() && mayLookUp()) {
            fetch = Optional.of(refresher.fetch(FetchCause.LOOK_UP));
        }
        Semaphore places = refresher.plan().failures() == 0 ? waiting : waitingInAnOutage;
        if (fetch.isPresent() && places.tryAcquire()) {
            try {
                await(fetch.get());
            } finally {
                places.release();
            }
        }
        return refresher.current();
    }

    /** Without any keys the plan alone decides: a look-up would only add load to an authority that is away. */
    private boolean mayLookUp() {
        return !current().byVersion().isEmpty()
                && !clock.instant().isBefore(refresher.plan().nextLookUp());
    }

    private void await(CompletableFuture<Void> fetch) {
        try {
            fetch.get(
                    settings.network()
                            .connectTimeout()
                            .plus(settings.network().readTimeout())
                            .toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            LOG.log(Level.DEBUG, "went on without newer keys", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void fetchAsPlanned() {
        refresher.fetchAsPlanned();
    }

    /** How long a caller should wait before it asks again, where there are no keys; at least a second. */
    public Duration retryAfter() {
        Instant soonest = clock.instant().plus(LEAST_WAIT);
        Instant next = refresher.plan().nextFetch();
        return next.isAfter(soonest) ? Duration.between(soonest.minus(LEAST_WAIT), next) : LEAST_WAIT;
    }

    /** How the keys stand now. */
    public KeyStatus status() {
        Map<TokenVersion, Instant> fetchedAt = new EnumMap<>(TokenVersion.class);
        Map<TokenVersion, Instant> usableUntil = new EnumMap<>(TokenVersion.class);
        current().byVersion().forEach((version, keys) -> {
            fetchedAt.put(version, keys.usableUntil().minus(settings.lastKnownGood()));
            usableUntil.put(version, keys.usableUntil());
        });
        return new KeyStatus(
                settings.authority(),
                settings.versions(),
                fetchedAt,
                usableUntil,
                refresher.plan().nextFetch(),
                refresher.lastError(),
                refresher.fetches());
    }

    /** Stops fetching. */
    @Override
    public void close() {
        refresher.close();
    }
}
