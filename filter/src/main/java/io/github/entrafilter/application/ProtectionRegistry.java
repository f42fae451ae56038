package io.github.entrafilter.application;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditListener;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.protection.DecisionRecorder;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.revocation.RevocationWatchRegistry;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The protections of an application's filters and resources, and the state that they share. Thread-safe. */
final class ProtectionRegistry implements AutoCloseable {

    private final InstantSource clock = InstantSource.system();
    private final Audit audit = new Audit(OptionalApi.services(AuditListener.class));
    private final List<Telemetry> telemetry = OptionalApi.services(Telemetry.class);
    private final DecisionRecorder recorder;
    private final AuthenticatorRegistry authenticators;
    private final RevocationWatchRegistry revocations = new RevocationWatchRegistry(audit, clock);
    private final ApplicationSettings settings;
    private final Runnable beforeEach;
    private final Map<String, Protection> protections = new ConcurrentHashMap<>();
    private volatile Optional<ResourceProtection> resources = Optional.empty();

    /**
     * A registry without protections; nothing runs yet.
     *
     * @param beforeEach runs before each protection begins its background work
     */
    ProtectionRegistry(ApplicationSettings settings, Runnable beforeEach) {
        Tally tally = new Tally();
        this.recorder =
                new DecisionRecorder(audit, tally, new Measurements(tally, this::keyStatus, clock), telemetry, clock);
        this.authenticators = new AuthenticatorRegistry(clock, recorder);
        this.settings = settings;
        this.beforeEach = beforeEach;
    }

    /** The protection of a filter whose settings have been read. The first call starts its background work. */
    Protection of(String filter) {
        return protections.computeIfAbsent(filter, name -> protection(settings.of(name)));
    }

    private Protection protection(Settings own) {
        beforeEach.run();
        return new Protection(
                authenticators.by(own.trust(), own.keys()), own, revocations.on(own.revocations()), recorder);
    }

    /** See {@link ProtectedApplication#protectionOfResources}. */
    ResourceProtection ofResources() {
        Optional<ResourceProtection> existing = resources;
        if (existing.isEmpty()) {
            existing = Optional.of(new ResourceProtection(protectionsOfResources()));
            resources = existing;
        }
        return existing.get();
    }

    private List<Protection> protectionsOfResources() {
        try {
            settings.read(ApplicationSettings.RESOURCES, Map.of());
            return List.of(of(ApplicationSettings.RESOURCES));
        } catch (InvalidSettingsException e) {
            List<Protection> all = new TreeMap<>(protections).values().stream().toList();
            List<Protection> enforcing = all.stream()
                    .filter(filter -> filter.mode() == EnforcementMode.ENFORCE)
                    .toList();
            if (all.isEmpty()) {
                throw e;
            }
            return enforcing.isEmpty() ? all : enforcing;
        }
    }

    /** The state of all signing keys. */
    List<KeyStatus> keyStatus() {
        return authenticators.keyStatus();
    }

    /** Stops all background work. Requests that are under way are judged by the keys as they are. */
    @Override
    public void close() {
        authenticators.close();
        revocations.close();
        telemetry.forEach(Telemetry::close);
    }
}
