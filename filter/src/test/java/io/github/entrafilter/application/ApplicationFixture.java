package io.github.entrafilter.application;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.protection.Authenticator;
import io.github.entrafilter.protection.DecisionRecorder;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.revocation.RevocationWatch;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Measurements.Sample;
import io.github.entrafilter.telemetry.Metric;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.token.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** An application that is protected, its authority, and a clock that stands still. */
public final class ApplicationFixture implements AutoCloseable {

    private final LoopbackAuthority authority;
    private final AtomicReference<Instant> now = new AtomicReference<>(TestTokens.NOW);
    private final Map<String, String> parameters = new HashMap<>();
    private final List<AuditEvent> told = new CopyOnWriteArrayList<>();
    private final Audit audit = new Audit(List.of(told::add));
    private final Tally tally = new Tally();
    private final Measurements measurements = new Measurements(tally, List::of, now::get);
    private final DecisionRecorder recorder = new DecisionRecorder(audit, tally, measurements, List.of(), now::get);
    private final SigningKeys keys;
    private final Authenticator authenticator;

    private ApplicationFixture(LoopbackAuthority authority, String... further) {
        this.authority = authority;
        parameters.put("authority", authority.address().toString());
        parameters.put("tenant-id", TestTokens.TENANT);
        parameters.put("client-id", TestTokens.API);
        put(parameters, further);
        Settings settings = settings();
        keys = authority.keys(settings.keys(), now::get);
        authenticator = new Authenticator(settings.trust(), keys, now::get, recorder);
    }

    /**
     * A site whose authority publishes this key.
     *
     * @param further names and values of settings by turns
     */
    public static ApplicationFixture with(RSAKey published, String... further) {
        LoopbackAuthority authority = new LoopbackAuthority();
        authority.publishes(published);
        return new ApplicationFixture(authority, further);
    }

    /** A site whose authority publishes this key for v1.0 tokens, and does not answer for v2.0. */
    public static ApplicationFixture withV1KeysOnly(RSAKey published, String... further) {
        LoopbackAuthority authority = new LoopbackAuthority();
        authority.publishesForV1(published);
        return new ApplicationFixture(authority, further);
    }

    /** A site whose authority publishes nothing. */
    public static ApplicationFixture withoutKeys() {
        return new ApplicationFixture(new LoopbackAuthority());
    }

    public Settings settings(String... further) {
        Map<String, String> all = new HashMap<>(parameters);
        put(all, further);
        return SettingsReader.of(all).read("test");
    }

    /** What the audit has been told. */
    public List<AuditEvent> told() {
        return told;
    }

    /** What has been counted. */
    public List<Sample> measured(Metric metric) {
        return measurements.of(metric);
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    /** What a filter with these settings, too, protects of the site. */
    public Protection protection(String... further) {
        return protection(authenticator, settings(further));
    }

    /** A filter whose policy is one of its own. */
    public Protection stranger(String... further) {
        Settings settings = settings(further);
        return protection(new Authenticator(settings.trust(), keys, now::get, recorder), settings);
    }

    private Protection protection(Authenticator by, Settings settings) {
        RevocationWatch revocations = new RevocationWatch(settings.revocations(), audit, now::get);
        revocations.look();
        return new Protection(by, settings, revocations, recorder);
    }

    public void publishes(RSAKey... published) {
        authority.publishes(published);
    }

    public void publishesForV2(RSAKey... published) {
        authority.publishesForV2(published);
    }

    /** The authority answers no more. */
    public void goesAway() {
        authority.close();
    }

    public void pass(Duration time) {
        Instant unused = now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public void close() {
        keys.close();
        authority.close();
    }

    private static void put(Map<String, String> parameters, String... further) {
        for (int i = 0; i < further.length; i += 2) {
            parameters.put(further[i], further[i + 1]);
        }
    }
}
