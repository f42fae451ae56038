package io.github.entrafilter.token;

import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A policy in the making: the defaults, for the tenant and the API of {@link TestTokens}. */
public final class TestPolicy {

    static final Duration SKEW = Duration.ofSeconds(60);
    static final int MAX_BYTES = 16384;

    private final Map<String, String> parameters =
            new HashMap<>(Map.of("tenant-id", TestTokens.TENANT, "client-id", TestTokens.API));

    private TestPolicy() {}

    public static TestPolicy byDefault() {
        return new TestPolicy();
    }

    /** A setting as an application writes it. */
    public TestPolicy with(String setting, String value) {
        parameters.put(setting, value);
        return this;
    }

    TestPolicy tenants(String... accepted) {
        return with("allowed-tenants", String.join(",", accepted));
    }

    /** These audiences and no others. */
    TestPolicy audiences(String... accepted) {
        parameters.remove("client-id");
        return with("audiences", String.join(",", accepted));
    }

    TestPolicy versions(TokenVersion... accepted) {
        return with(
                "token-versions",
                Arrays.stream(accepted).map(TokenVersion::claim).collect(Collectors.joining(",")));
    }

    TestPolicy algorithms(SignatureAlgorithm... accepted) {
        return with(
                "signature-algorithms", Arrays.stream(accepted).map(Enum::name).collect(Collectors.joining(",")));
    }

    TestPolicy acceptedCallers(AcceptedCallers accepted) {
        return with("accepted-callers", accepted.name().toLowerCase(Locale.ROOT));
    }

    TestPolicy allowedClients(String... accepted) {
        return with("allowed-clients", String.join(",", accepted));
    }

    TestPolicy withoutAssignment() {
        return with("assignment-required", "false");
    }

    TestPolicy scopesAllowed(String... accepted) {
        return with("scopes-allowed", String.join(",", accepted));
    }

    TestPolicy minAuthentication(ClientAuthentication least) {
        return with("client-authentication", least.name().toLowerCase(Locale.ROOT));
    }

    TestPolicy registered(RegisteredCaller caller) {
        return with("callers", caller.name() + "=" + caller.id() + " " + String.join(" ", caller.roles()));
    }

    TestPolicy clockSkew(Duration skew) {
        return with("clock-skew", skew.toString());
    }

    public TrustSettings settings() {
        return SettingsReader.of(parameters).read("test").trust();
    }
}
