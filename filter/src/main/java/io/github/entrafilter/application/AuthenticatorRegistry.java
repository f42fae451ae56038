package io.github.entrafilter.application;

import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.protection.Authenticator;
import io.github.entrafilter.protection.DecisionRecorder;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TrustSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Filters that trust the same share keys, and each other's decisions. Thread-safe. */
final class AuthenticatorRegistry implements AutoCloseable {

    private final InstantSource clock;
    private final DecisionRecorder recorder;
    private final Map<KeySettings, SigningKeys> keys = new ConcurrentHashMap<>();
    private final Map<Trust, Authenticator> authenticators = new ConcurrentHashMap<>();

    AuthenticatorRegistry(InstantSource clock, DecisionRecorder recorder) {
        this.clock = clock;
        this.recorder = recorder;
    }

    /** What two filters must have in common to share a decision. */
    private record Trust(TrustSettings policy, KeySettings keys) {}

    /** The one that judges by this policy and these keys. */
    Authenticator by(TrustSettings policy, KeySettings keys) {
        return authenticators.computeIfAbsent(new Trust(policy, keys), this::authenticator);
    }

    private Authenticator authenticator(Trust trust) {
        return new Authenticator(
                trust.policy(), keys.computeIfAbsent(trust.keys(), it -> SigningKeys.of(it, clock)), clock, recorder);
    }

    /** How the keys stand that tokens are judged by. */
    List<KeyStatus> keyStatus() {
        return keys.values().stream().map(SigningKeys::status).toList();
    }

    /** Ends the fetching of keys. */
    @Override
    public void close() {
        keys.values().forEach(SigningKeys::close);
    }
}
