package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** An authority that answers by a script, and counts how often it is asked. */
public final class ScriptedAuthority {

    /** What it answers. */
    @FunctionalInterface
    public interface Script {

        /** The key set of this version; empty where it does not answer. */
        Optional<KeySet> answer(TokenVersion version) throws InterruptedException;
    }

    private volatile Script script;
    private final AtomicInteger fetches = new AtomicInteger();

    public ScriptedAuthority(Script script) {
        this.script = script;
    }

    /** From now on, it answers so. */
    public void goesOnWith(Script next) {
        script = next;
    }

    /** The number of requests for the keys of one version. */
    public int fetches() {
        return fetches.get();
    }

    /** Keys that come from here; no fetch has begun. */
    public SigningKeys keys(PublishedKeys atHand, KeySettings settings, InstantSource clock) {
        LongSupplier steady = TestTime.steady(clock);
        Duration end = Duration.ofNanos(steady.getAsLong()).plus(settings.lastKnownGood());
        return new SigningKeys(this::fetch, AgedKeys.NONE.with(atHand.byVersion(), end), settings, clock, steady);
    }

    /** Signing keys that are fetched from here: none is cached yet, and the first fetch has begun. */
    public SigningKeys fetchedKeys(KeySettings settings, InstantSource clock) {
        SigningKeys keys = keys(PublishedKeys.NONE, settings, clock);
        keys.start(Duration.ZERO);
        return keys;
    }

    private KeySet fetch(TokenVersion version) throws KeyFetchException {
        if (version == TokenVersion.V2) {
            int unused = fetches.incrementAndGet();
        }
        try {
            return script.answer(version).orElseThrow(() -> new KeyFetchException("no answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyFetchException("stopped", e);
        }
    }
}
