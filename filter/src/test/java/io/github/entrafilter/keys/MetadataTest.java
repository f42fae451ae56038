package io.github.entrafilter.keys;

import static io.github.entrafilter.keys.LoopbackAuthority.TENANT;
import static io.github.entrafilter.keys.LoopbackAuthority.keysOf;
import static io.github.entrafilter.keys.LoopbackAuthority.metadata;
import static io.github.entrafilter.keys.LoopbackAuthority.metadataOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String OTHER_TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String ISSUER_V1 = "https://sts.windows.net/" + TENANT + "/";

    private final LoopbackAuthority authority = new LoopbackAuthority();

    @AfterEach
    void end() {
        authority.close();
    }

    private KeySet fetch(TokenVersion version) throws KeyFetchException {
        return fetch(version, authority.settings());
    }

    private static KeySet fetch(TokenVersion version, KeySettings settings) throws KeyFetchException {
        return new Metadata(settings).fetch(version, new AuthorityClient(settings, () -> NOW));
    }

    private void refused(TokenVersion version, String because) {
        assertThatExceptionOfType(KeyFetchException.class)
                .isThrownBy(() -> fetch(version))
                .withMessageContaining(because);
    }

    @Nested
    class Fetches {

        @Test
        void issuer_cloud_and_keys_of_each_version() throws Exception {
            authority.publishes(TestKeys.ENTRA);
            KeySet v1 = fetch(TokenVersion.V1);
            KeySet v2 = fetch(TokenVersion.V2);
            assertThat(v1.issuerFor(TENANT)).isEqualTo(ISSUER_V1);
            assertThat(v2.issuerFor(TENANT)).isEqualTo(authority.address() + "/" + TENANT + "/v2.0");
            assertThat(v1.keys()).containsOnlyKeys("entra-1");
            assertThat(v2.keys()).containsOnlyKeys("entra-1");
            assertThat(v2.cloud()).contains("microsoftonline.com");
        }

        @ParameterizedTest
        @EnumSource
        void from_the_document_of_the_version_and_from_nowhere_else(TokenVersion version) throws Exception {
            authority.publishes(TestKeys.ENTRA);
            assertThat(fetch(version).keys()).isNotEmpty();
            assertThat(authority.requests()).containsExactly(metadataOf(version), keysOf(version));
        }

        @Test
        void a_document_that_names_no_cloud() throws Exception {
            authority.publishes(TestKeys.ENTRA);
            authority.answers(
                    metadataOf(TokenVersion.V1),
                    JSONObjectUtils.toJSONString(Map.of(
                            "issuer",
                            ISSUER_V1,
                            "jwks_uri",
                            authority.at(keysOf(TokenVersion.V1)).toString())));
            assertThat(fetch(TokenVersion.V1).cloud()).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class With_several_tenants {

        private final KeySettings settings = authority.settings("allowed-tenants", TENANT + "," + OTHER_TENANT);

        @Test
        void asks_for_the_document_of_all_tenants() throws Exception {
            String keys = authority.at(keysOf(TokenVersion.V2)).toString();
            authority.publishes(TestKeys.ENTRA);
            authority.answers(
                    "/common/v2.0/.well-known/openid-configuration",
                    metadata(authority.address() + "/{tenantid}/v2.0", keys));

            KeySet fetched = fetch(TokenVersion.V2, settings);

            assertThat(fetched.issuerFor(OTHER_TENANT)).isEqualTo(authority.address() + "/" + OTHER_TENANT + "/v2.0");
        }

        @Test
        void refuses_a_document_of_one_of_them() {
            authority.answers(
                    "/common/v2.0/.well-known/openid-configuration",
                    metadata(
                            authority.address() + "/" + TENANT + "/v2.0",
                            authority.at("/keys").toString()));
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> fetch(TokenVersion.V2, settings))
                    .withMessageContaining("another issuer");
        }
    }

    /** Documents as Entra sends them; the host of the request is not always the host of the issuer. */
    @Nested
    class From_real_clouds {

        private Map<String, Object> document(String issuer, String keys) {
            return Map.of("issuer", issuer, "jwks_uri", keys);
        }

        private KeySet fetch(KeySettings settings, Map<String, Map<String, Object>> documents, TokenVersion version)
                throws KeyFetchException {
            return new Metadata(settings)
                    .fetch(
                            version,
                            address -> Objects.requireNonNull(documents.get(address.toString()), address::toString));
        }

        private Map<String, Object> keySet() {
            return Map.of("keys", List.of(TestKeys.ENTRA.toPublicJWK().toJSONObject()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://contoso.ciamlogin.com", "https://" + TENANT + ".ciamlogin.com"})
        void external_id_by_the_name_or_the_id_of_its_tenant(String written) throws Exception {
            String host = "https://" + TENANT + ".ciamlogin.com/" + TENANT;
            Map<String, Map<String, Object>> documents = Map.of(
                    host + "/v2.0/.well-known/openid-configuration",
                    document(host + "/v2.0", host + "/discovery/v2.0/keys"),
                    host + "/discovery/v2.0/keys",
                    keySet());
            KeySettings settings = TestKeySettings.of(URI.create(written));

            for (TokenVersion version : KeySource.setsFor(settings.versions())) {
                assertThat(fetch(settings, documents, version).issuerFor(TENANT))
                        .isEqualTo(host + "/v2.0");
            }
        }

        /** As captured in 2025: the alias serves the documents, and names another host as issuer. */
        @Test
        void an_alias_of_the_cloud_in_china() throws Exception {
            String host = "https://login.partner.microsoftonline.cn/";
            Map<String, Map<String, Object>> documents = Map.of(
                    host + "common/v2.0/.well-known/openid-configuration",
                    document(host + "{tenantid}/v2.0", host + "common/discovery/v2.0/keys"),
                    host + "common/discovery/v2.0/keys",
                    keySet());
            KeySettings settings =
                    TestKeySettings.of(URI.create("https://login.chinacloudapi.cn"), "allowed-tenants", OTHER_TENANT);

            assertThat(fetch(settings, documents, TokenVersion.V2).issuerFor(TENANT))
                    .isEqualTo(host + TENANT + "/v2.0");
        }
    }

    /** An authority under a name that is not its own. */
    @Nested
    class Names_the_authority_that_counts {

        @ParameterizedTest
        @CsvSource({
            "https://login.microsoftonline.us/{tenant}/v2.0,            https://login.microsoftonline.us",
            "https://{tenant}.ciamlogin.com/{tenant}/v2.0,              https://{tenant}.ciamlogin.com",
            "http://localhost:8400/{tenant}/v2.0,                       http://localhost:8400",
            "https://login.microsoftonline.us/{tenant}/,                ''",
            "https://login.microsoftonline.us/x/{tenant}/v2.0,          ''",
            "https://login.microsoftonline.us/{tenantid}/v2.0,          ''",
            "https://login.microsoftonline.us/" + OTHER_TENANT + "/v2.0, ''",
            "https://user@host/{tenant}/v2.0,                           ''",
        })
        void one_tenant(String issuer, String fix) {
            authority.publishesForV2As(issuer.replace("{tenant}", TENANT), TestKeys.ENTRA);
            requireFix(authority.settings(), fix.replace("{tenant}", TENANT));
        }

        @ParameterizedTest
        @CsvSource({
            "https://login.partner.microsoftonline.cn/{tenantid}/v2.0, https://login.partner.microsoftonline.cn",
            "https://login.microsoftonline.us/" + TENANT + "/v2.0,     ''",
        })
        void several_tenants(String issuer, String fix) {
            authority.answers("/common/v2.0/.well-known/openid-configuration", metadata(issuer, "x"));
            requireFix(authority.settings("allowed-tenants", OTHER_TENANT), fix);
        }

        private void requireFix(KeySettings settings, String fix) {
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> fetch(TokenVersion.V2, settings))
                    .satisfies(e -> {
                        assertThat(e.failure().isOfSettings()).isEqualTo(!fix.isEmpty());
                        assertThat(e).message().contains("metadata of another issuer, '");
                        if (!fix.isEmpty()) {
                            assertThat(e).message().endsWith("'; set entra.authority to " + fix);
                        }
                    });
        }

        @Test
        void an_issuer_cannot_forge_a_log_line() {
            authority.publishesForV2As("x\nWARNING " + "y".repeat(300), TestKeys.ENTRA);
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> fetch(TokenVersion.V2))
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains("x?WARNING yyy")
                            .hasSizeLessThan(400)
                            .doesNotContain("\n"));
        }
    }

    @Nested
    class With_an_application {

        @Test
        void asks_for_its_own_keys() throws Exception {
            authority.publishes(TestKeys.ENTRA);
            KeySettings settings = authority.settings("signing-keys", "application", "client-id", OTHER_TENANT);
            assertThat(fetch(TokenVersion.V2, settings).keys()).isNotEmpty();
            assertThat(authority.requests()).first().isEqualTo(metadataOf(TokenVersion.V2) + "?appid=" + OTHER_TENANT);
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://sts.windows.net/" + OTHER_TENANT + "/",
                    "https://sts.windows.net/{tenantid}/",
                    "https://sts.windows.net/" + TENANT,
                    "https://sts.windows.net/x/" + TENANT + "/",
                    "https://sts.windows.net/" + TENANT + "/x/",
                    "https://sts.windows.net/?/" + TENANT + "/",
                    "http://sts.windows.net/" + TENANT + "/",
                    "https:///" + TENANT + "/",
                    ""
                })
        void v1_metadata_of_another_issuer(String issuer) {
            authority.publishes(TestKeys.ENTRA);
            authority.answers(
                    metadataOf(TokenVersion.V1),
                    metadata(issuer, authority.at(keysOf(TokenVersion.V1)).toString()));
            refused(TokenVersion.V1, "another issuer");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%s/" + OTHER_TENANT + "/v2.0",
                    "%s/{tenantid}/v2.0",
                    "%s/" + TENANT + "/v2.0/",
                    "%s/" + TENANT + "/",
                    "https://login.microsoftonline.com/" + TENANT + "/v2.0",
                    "https://sts.windows.net/" + TENANT + "/"
                })
        void v2_metadata_of_another_issuer(String issuer) {
            authority.publishes(TestKeys.ENTRA);
            authority.answers(
                    metadataOf(TokenVersion.V2),
                    metadata(
                            issuer.formatted(authority.address()),
                            authority.at(keysOf(TokenVersion.V2)).toString()));
            refused(TokenVersion.V2, "another issuer");
        }

        @Test
        void metadata_without_issuer() {
            authority.answers(metadataOf(TokenVersion.V1), "{\"jwks_uri\":\"" + authority.at("/keys") + "\"}");
            refused(TokenVersion.V1, "another issuer");
        }

        @Test
        void keys_of_another_host() {
            try (LoopbackAuthority other = new LoopbackAuthority()) {
                other.publishes(TestKeys.FORGED);
                authority.answers(
                        metadataOf(TokenVersion.V1),
                        metadata(ISSUER_V1, other.at(keysOf(TokenVersion.V1)).toString()));
                refused(TokenVersion.V1, "different host");
                assertThat(other.requests()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://[", "/keys", "not an address", ""})
        void an_address_of_keys_that_is_none(String address) {
            authority.answers(metadataOf(TokenVersion.V1), metadata(ISSUER_V1, address));
            assertThatExceptionOfType(KeyFetchException.class).isThrownBy(() -> fetch(TokenVersion.V1));
        }

        @Test
        void metadata_without_an_address_of_keys() {
            authority.answers(metadataOf(TokenVersion.V1), "{\"issuer\":\"" + ISSUER_V1 + "\"}");
            refused(TokenVersion.V1, "jwks_uri");
        }

        @Test
        void a_key_set_without_keys() {
            authority.publishes(TestKeys.ENTRA);
            authority.answers(keysOf(TokenVersion.V1), "{\"keys\":[]}");
            refused(TokenVersion.V1, "no RSA key");
        }
    }
}
