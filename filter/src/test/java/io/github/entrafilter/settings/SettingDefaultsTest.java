package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.TestSettings.API;
import static io.github.entrafilter.settings.TestSettings.TENANT;
import static io.github.entrafilter.settings.TestSettings.minimal;
import static io.github.entrafilter.settings.TestSettings.properties;
import static io.github.entrafilter.settings.TestSettings.read;
import static io.github.entrafilter.settings.TestSettings.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RoleAssignment;
import io.github.entrafilter.settings.KeySettings.VerificationProvider;
import io.github.entrafilter.settings.ResponseSettings.ErrorDetail;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingDefaultsTest {

    private final Settings settings = read();

    @Test
    void trust_defaults() {
        TrustSettings trust = settings.trust();
        assertThat(trust.tenants()).containsExactly(TENANT);
        assertThat(trust.audiences()).containsExactlyInAnyOrder(API, "api://" + API, "api://" + API + "/");
        assertThat(trust.versions()).containsExactlyInAnyOrder(TokenVersion.V1, TokenVersion.V2);
        assertThat(trust.algorithms()).containsExactly(SignatureAlgorithm.RS256);
        assertThat(trust.clockSkew()).isEqualTo(Duration.ofSeconds(60));
        assertThat(trust.maxTokenBytes()).isEqualTo(16384);
        assertThat(trust.tokenCacheSize()).isEqualTo(10_000);
    }

    @Test
    void caller_policy_defaults() {
        CallerPolicy callers = settings.trust().callers();
        assertThat(callers.acceptedCallers()).isEqualTo(AcceptedCallers.APPLICATIONS);
        assertThat(callers.allowedClients()).isEmpty();
        assertThat(callers.roleAssignment()).isEqualTo(RoleAssignment.REQUIRED);
        assertThat(callers.scopesAllowed()).isEmpty();
        assertThat(callers.minAuthentication()).isEqualTo(ClientAuthentication.ANY);
        assertThat(callers.registered()).isEmpty();
    }

    @Test
    void key_defaults() {
        KeySettings keys = settings.keys();
        assertThat(keys.authority()).isEqualTo(URI.create("https://login.microsoftonline.com"));
        assertThat(keys.tenants()).containsExactly(TENANT);
        assertThat(keys.application()).isEqualTo(Optional.empty());
        assertThat(keys.versions()).containsExactlyInAnyOrder(TokenVersion.V1, TokenVersion.V2);
        assertThat(keys.refreshInterval()).isEqualTo(Duration.ofHours(12));
        assertThat(keys.minRefreshInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(keys.lastKnownGood()).isEqualTo(Duration.ofHours(24));
        assertThat(keys.network().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(keys.network().readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(keys.verificationProvider()).isEqualTo(VerificationProvider.JDK);
        assertThat(keys.keyStore()).isEqualTo(Optional.empty());
        assertThat(keys.network().proxy()).isEqualTo(Optional.empty());
        assertThat(keys.network().trustStore()).isEqualTo(Optional.empty());
    }

    @Test
    void access_defaults() {
        AccessSettings access = settings.access();
        assertThat(access.mode()).isEqualTo(EnforcementMode.ENFORCE);
        assertThat(access.rolesAllowed()).isEmpty();
        assertThat(access.publicPaths()).isEmpty();
        assertThat(access.certificateHeader()).isEqualTo(Optional.empty());
        assertThat(access.trustedProxies()).isEmpty();
    }

    @Test
    void response_defaults() {
        ResponseSettings responses = settings.responses();
        assertThat(responses.realm()).isEqualTo(Optional.empty());
        assertThat(responses.resource()).isEqualTo(Optional.empty());
        assertThat(responses.errorDetail()).isEqualTo(ErrorDetail.TERSE);
    }

    @ParameterizedTest
    @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
    void written_default_means_the_same_as_an_unset_setting(Setting<?> setting) {
        if (!setting.defaultValue().isEmpty()) {
            assertThat(readWith(setting, setting.defaultValue())).isEqualTo(settings);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
    void blank_value_leaves_the_default(Setting<?> setting) {
        if (setting != TrustSettings.TENANT_ID && setting != TrustSettings.CLIENT_ID) {
            assertThat(readWith(setting, " ")).isEqualTo(settings);
        }
    }

    private static Settings readWith(Setting<?> setting, String value) {
        return reader(minimal(), properties(Map.of(setting.propertyName(), value)))
                .read("test");
    }
}
