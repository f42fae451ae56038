package io.github.entrafilter.protection;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.http.Accept;
import io.github.entrafilter.http.ClientCertificateSource;
import io.github.entrafilter.http.Credentials;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.revocation.RevocationWatch;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests outside of this package need to stand before a protected application. */
public final class ProtectionFixture {

    private final Settings settings;
    private final Audit audit = new Audit(List.of());
    private final DecisionRecorder recorder;
    private final Authenticator authenticator;

    /** The way into an application that is protected so, by these keys, at this time. */
    public ProtectionFixture(Settings settings, SigningKeys keys, InstantSource clock) {
        this.settings = settings;
        this.recorder = new DecisionRecorder(
                audit, new Tally(), new Measurements(new Tally(), List::of, clock), List.of(), clock);
        this.authenticator = new Authenticator(settings.trust(), keys, clock, recorder);
    }

    /**
     * The default settings, for the tenant and the API of {@link TestTokens}.
     *
     * @param further names and values by turns
     */
    public static Settings settings(String... further) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("tenant-id", TestTokens.TENANT);
        parameters.put("client-id", TestTokens.API);
        for (int i = 0; i < further.length; i += 2) {
            parameters.put(further[i], further[i + 1]);
        }
        return SettingsReader.of(parameters).read("test");
    }

    public Protection protection() {
        return new Protection(
                authenticator,
                settings,
                new RevocationWatch(settings.revocations(), audit, InstantSource.system()),
                recorder);
    }

    /** The verdict on the request's caller, whatever path it asks for. */
    public Verdict.Final authenticate(IncomingRequest request) {
        return authenticator.authenticate(request, new ClientCertificateSource(settings.access()));
    }

    /** The token in these values of the Authorization header, if it can be told. */
    public static Optional<BearerToken> tokenIn(List<String> authorization) {
        return Credentials.in(authorization) instanceof Credentials.Bearer bearer ? bearer.token() : Optional.empty();
    }

    public static boolean prefersJson(List<String> accept) {
        return Accept.prefersJson(accept);
    }
}
