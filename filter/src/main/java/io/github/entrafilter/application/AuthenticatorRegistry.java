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

/** The authenticators of an application. Filters with the same trust share keys and decisions. Thread-safe. */
final class AuthenticatorRegistry implements AutoCloseable {

    private final InstantSource clock;
    private final DecisionRecorder recorder;
    private final Map<KeySettings, SigningKeys> keys = new ConcurrentHashMap<>();
    private final Map<Trust, Authenticator> authenticators = new ConcurrentHashMap<>();
    private volatile boolean closed;

    AuthenticatorRegistry(InstantSource clock, DecisionRecorder recorder) {
        this.clock = clock;
        this.recorder = recorder;
    }

    /** The settings that two filters must have in common to share decisions. */
    private record Trust(TrustSettings policy, KeySettings keys) {

        /** The keys' own; {@link KeySettings#hashCode} says why. */
        @Override
        public int hashCode() {
            return keys.hashCode();
        }
    }

    /** The authenticator for this policy and these keys. */
    Authenticator by(TrustSettings policy, KeySettings keys) {
        return authenticators.computeIfAbsent(new Trust(policy, keys), this::authenticator);
    }

    private Authenticator authenticator(Trust trust) {
        SigningKeys shared = keys.computeIfAbsent(trust.keys(), it -> SigningKeys.of(it, clock));
        if (closed) {
            // Requests that are under way must not start what has been stopped.
            shared.close();
        }
        return new Authenticator(trust.policy(), shared, clock, recorder);
    }

    /** The state of all signing keys. */
    List<KeyStatus> keyStatus() {
        return keys.values().stream().map(SigningKeys::status).toList();
    }

    /** Stops fetching keys. */
    @Override
    public void close() {
        closed = true;
        keys.values().forEach(SigningKeys::close);
    }
}
