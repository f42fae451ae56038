package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Fetches keys in the background. Thread-safe: the keys change on the thread of its schedule only. */
final class KeyRefresher implements AutoCloseable {

    private final KeySource source;
    private final KeySettings settings;
    private final LongSupplier nanos;
    private final RefreshLog log;
    private final FetchSchedule schedule;

    private volatile AgedKeys keys;
    private volatile RecentLookUps recent = RecentLookUps.NONE;
    private volatile FetchHistory history = FetchHistory.NONE;

    KeyRefresher(KeySource source, AgedKeys cached, KeySettings settings, LongSupplier nanos) {
        this.source = source;
        this.keys = cached;
        this.settings = settings;
        this.nanos = nanos;
        this.log = new RefreshLog(settings.authority());
        LookUpBudget budget = LookUpBudget.of(settings.minRefreshInterval(), Duration.ofNanos(nanos.getAsLong()));
        this.schedule = new FetchSchedule(this::fetch, budget, nanos);
    }

    /** The keys that are not too old. Never waits; allocates nothing while none is. */
    PublishedKeys current() {
        return keys.at(nanos.getAsLong());
    }

    FetchSchedule schedule() {
        return schedule;
    }

    /** The time that the last fetch took. */
    Duration lastLength() {
        return history.lastLength();
    }

    /** The state of the keys now, with its dates on this wall clock. */
    KeyStatus status(Instant today) {
        Duration now = schedule.now();
        Map<TokenVersion, Instant> fetchedAt = new EnumMap<>(TokenVersion.class);
        Map<TokenVersion, Instant> usableUntil = new EnumMap<>(TokenVersion.class);
        keys.usableAt(now).ends().forEach((version, end) -> {
            Instant until = today.plus(end.minus(now));
            usableUntil.put(version, until);
            fetchedAt.put(version, until.minus(settings.lastKnownGood()));
        });
        FetchHistory past = history;
        return new KeyStatus(
                settings.authority(),
                settings.versions(),
                fetchedAt,
                usableUntil,
                today.plus(schedule.plan().nextFetch().minus(now)),
                past.lastFailure(),
                new KeyStatus.Fetches(
                        past.fetched(), past.failed(), past.lastSuccess().map(end -> today.plus(end.minus(now)))));
    }

    /** Whether the current keys are the truth about this one, as it was looked up a short while ago. */
    boolean hasLookedUp(SigningKey.Id key) {
        return recent.contains(key, schedule.now());
    }

    @Override
    public void close() {
        schedule.close();
    }

    private void fetch() {
        Duration begin = schedule.now();
        RefreshPlan plan = schedule.plan().afterFailure(begin, Duration.ZERO, settings);
        Fetch fetch = schedule.begin();
        Fetch.Result result = Fetch.Result.NONE;
        try {
            result = fetchEach();
            if (!schedule.isClosed()) {
                plan = take(result, fetch, begin);
            }
        } finally {
            schedule.end(fetch, result, plan);
        }
    }

    /**
     * Fetches each version on its own: a failure of one keeps the keys of the other, and no error ends the fetching.
     */
    private Fetch.Result fetchEach() {
        Map<TokenVersion, KeySet> fetched = new EnumMap<>(TokenVersion.class);
        List<KeyStatus.Failure> failures = new ArrayList<>();
        Duration retryAfter = Duration.ZERO;
        for (TokenVersion version : KeySource.setsFor(settings.versions())) {
            if (schedule.isClosed()) {
                return Fetch.Result.NONE;
            }
            try {
                fetched.put(version, source.fetch(version));
            } catch (KeyFetchException e) {
                failures.add(e.failure());
                retryAfter = e.retryAfter().compareTo(retryAfter) > 0 ? e.retryAfter() : retryAfter;
            } catch (RuntimeException | Error e) {
                // Without its message: that might quote anything.
                failures.add(new KeyStatus.Failure(
                        "internal error: " + e.getClass().getName(), KeyStatus.Failure.Cause.OUTAGE));
            }
        }
        return new Fetch.Result(fetched, failures, retryAfter);
    }

    private RefreshPlan take(Fetch.Result result, Fetch fetch, Duration begin) {
        Duration now = schedule.now();
        keys = keys.with(result.keySets(), now.plus(settings.lastKnownGood())).usableAt(now);
        recent = recent.with(settledBy(result, fetch), now, now.plus(settings.minRefreshInterval()));
        FetchHistory before = history;
        history = before.with(result.failures(), begin, now);
        Optional<KeyStatus.Failure> failure = history.lastFailure();
        if (failure.isEmpty()) {
            log.succeeded(before);
            return schedule.plan().afterSuccess(now, settings);
        }
        RefreshPlan plan = schedule.plan().afterFailure(now, result.retryAfter(), settings);
        log.failed(before, failure.get(), ages(now), plan.nextFetch().minus(now));
        return plan;
    }

    private static Set<SigningKey.Id> settledBy(Fetch.Result result, Fetch fetch) {
        Set<SigningKey.Id> settled = new HashSet<>();
        for (SigningKey.Id key : fetch.wanted()) {
            if (result.settles(key.version())) {
                settled.add(key);
            }
        }
        return settled;
    }

    private List<Duration> ages(Duration now) {
        return keys.ends().values().stream()
                .map(end -> now.minus(end.minus(settings.lastKnownGood())))
                .toList();
    }
}
