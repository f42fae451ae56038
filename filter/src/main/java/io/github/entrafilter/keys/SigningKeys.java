package io.github.entrafilter.keys;

import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * The signing keys of an authority: fetched in the background, ahead of need, and kept while the authority is
 * unavailable. Thread-safe. Intervals are measured with a steady clock; the wall clock serves for dates only.
 */
public final class SigningKeys implements AutoCloseable {

    private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);

    /** The longest time that a caller waits for a fetch to begin: beyond it, Retry-After is kinder to our threads. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(2);

    private static final int MAX_WAITING = 64;

    /** The limit in an outage, or while made-up key ids have emptied the bucket. */
    private static final int MAX_WAITING_LONGER = 4;

    private final KeyRefresher refresher;
    private final FetchSchedule schedule;
    private final KeySettings settings;
    private final InstantSource wall;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final Semaphore waitingLonger = new Semaphore(MAX_WAITING_LONGER);

    /**
     * The result of looking a key up.
     *
     * @param keys the keys to judge by
     */
    public record LookUp(PublishedKeys keys, Certainty certainty) {

        /** The meaning of a key's absence. */
        public enum Certainty {
            /**
             * The key is not published: a fetch that began after the request, or shortly before it, did not find it.
             */
            SETTLED,
            /** The key may be published: no such fetch has ended yet. */
            OPEN
        }
    }

    SigningKeys(KeySource source, AgedKeys cached, KeySettings settings, InstantSource wall, LongSupplier nanos) {
        this.refresher = new KeyRefresher(source, cached, settings, nanos);
        this.schedule = refresher.schedule();
        this.settings = settings;
        this.wall = wall;
    }

    /**
     * The keys of the authority: at first those that an earlier run has saved. The first fetch begins at once, in the
     * background.
     */
    public static SigningKeys of(KeySettings settings, InstantSource wall) {
        return of(settings, wall, System::nanoTime);
    }

    static SigningKeys of(KeySettings settings, InstantSource wall, LongSupplier nanos) {
        Metadata metadata = new Metadata(settings);
        AuthorityClient authority = new AuthorityClient(settings, wall);
        Duration now = Duration.ofNanos(nanos.getAsLong());
        SigningKeys keys;
        if (settings.keyStore().isPresent()) {
            StoringKeys storing = new StoringKeys(
                    metadata, authority, settings, settings.keyStore().get(), wall);
            keys = new SigningKeys(storing, storing.cached(now), settings, wall, nanos);
        } else {
            KeySource source = version -> metadata.fetch(version, authority);
            keys = new SigningKeys(source, AgedKeys.NONE, settings, wall, nanos);
        }
        keys.start(FirstFetchSlot.take(System.getProperties(), System.nanoTime()));
        return keys;
    }

    /**
     * Keys that are never fetched: look-ups end at once, as they do when an application stops.
     *
     * @param document a key set, which names the issuer of each key
     */
    public static SigningKeys fixed(KeySettings settings, String document, InstantSource wall) {
        try {
            KeySet keySet = new KeySet(
                    "https://sts.windows.net/{tenantid}/",
                    Optional.empty(),
                    KeySetReader.read(JsonReader.read(document)));
            Map<TokenVersion, KeySet> both = Map.of(TokenVersion.V1, keySet, TokenVersion.V2, keySet);
            SigningKeys keys = new SigningKeys(
                    version -> keySet, AgedKeys.NONE.with(both, Duration.ofDays(1)), settings, wall, () -> 0);
            keys.close();
            return keys;
        } catch (KeyFetchException | JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void start(Duration delay) {
        schedule.start(delay);
    }

    /** The keys as last fetched. Never waits. */
    public PublishedKeys current() {
        return refresher.current();
    }

    /**
     * Looks a key up that a token needs and the current keys lack. Waits for a fetch that is under way, and then for
     * one that begins after this call; all callers share it. Never waits longer than the connect and read time-outs
     * together, and not at all where many wait already, or a few where the fetch cannot begin at once: neither an
     * authority that does not respond nor made-up key ids may tie up the threads of a server.
     *
     * @param seen the keys that the token was judged by
     */
    public LookUp lookUp(SigningKey.Id key, PublishedKeys seen) {
        if (hasChanged(key, seen)) {
            return new LookUp(current(), LookUp.Certainty.OPEN);
        }
        if (refresher.hasLookedUp(key)) {
            return new LookUp(current(), LookUp.Certainty.SETTLED);
        }
        boolean ready = schedule.isReady();
        if (!ready && !seen.named(key).isEmpty()) {
            // The key is published under this id, and the signature is another's: rarely anything but forged.
            return new LookUp(current(), LookUp.Certainty.OPEN);
        }
        Fetch before = schedule.underWay();
        Semaphore places = ready ? waiting : waitingLonger;
        if (!places.tryAcquire()) {
            Fetch unused = schedule.lookUp(key, before);
            return new LookUp(current(), LookUp.Certainty.OPEN);
        }
        try {
            return awaited(key, seen, before);
        } finally {
            places.release();
        }
    }

    private LookUp awaited(SigningKey.Id key, PublishedKeys seen, Fetch before) {
        long end = System.nanoTime()
                + settings.network()
                        .connectTimeout()
                        .plus(settings.network().readTimeout())
                        .toNanos();
        Optional<Fetch.Result> unused = before.await(Duration.ofNanos(end - System.nanoTime()));
        if (hasChanged(key, seen)) {
            return new LookUp(current(), LookUp.Certainty.OPEN);
        }
        Fetch fetch = schedule.lookUp(key, before);
        Optional<Fetch.Result> result = schedule.beginsWithin(MAX_DELAY, fetch)
                ? fetch.await(Duration.ofNanos(end - System.nanoTime()))
                : Optional.empty();
        boolean settled = result.filter(it -> it.settles(key.version())).isPresent();
        return new LookUp(current(), settled ? LookUp.Certainty.SETTLED : LookUp.Certainty.OPEN);
    }

    private boolean hasChanged(SigningKey.Id key, PublishedKeys seen) {
        return !current().named(key).equals(seen.named(key));
    }

    /** The time until a caller should retry: until a fetch that looks its key up has ended, and at least a second. */
    public Duration retryAfter() {
        Duration length = refresher.lastLength();
        Duration end = schedule.untilRetry(length).plus(length);
        return end.compareTo(MIN_RETRY_AFTER) > 0 ? end : MIN_RETRY_AFTER;
    }

    /** The state of the keys now. */
    public KeyStatus status() {
        return refresher.status(wall.instant());
    }

    /** Stops fetching. */
    @Override
    public void close() {
        refresher.close();
    }
}
