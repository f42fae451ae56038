package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class DiscoveryTest {

    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000000";

    private Client client;
    private String base;

    @BeforeEach
    void find(LocalEntraServer entra) {
        client = new Client(entra);
        base = entra.authority().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "/" + TENANT + "/.well-known/openid-configuration,         https://sts.windows.net/" + TENANT + "/",
        "/common/.well-known/openid-configuration,                 https://sts.windows.net/{tenantid}/",
        "/organizations/.well-known/openid-configuration,          https://sts.windows.net/{tenantid}/",
        "/" + TENANT + "/v2.0/.well-known/openid-configuration,    BASE/" + TENANT + "/v2.0",
        "/common/v2.0/.well-known/openid-configuration,            BASE/{tenantid}/v2.0",
        "/organizations/v2.0/.well-known/openid-configuration,     BASE/{tenantid}/v2.0",
    })
    void issuer_depends_on_version_and_tenant(String path, String issuer) {
        assertThat(client.json(path)).containsEntry("issuer", issuer.replace("BASE", base));
    }

    @ParameterizedTest
    @CsvSource({
        "/" + TENANT + "/.well-known/openid-configuration,                 /" + TENANT + "/discovery/keys",
        "/common/.well-known/openid-configuration,                         /common/discovery/keys",
        "/" + TENANT + "/v2.0/.well-known/openid-configuration,            /" + TENANT + "/discovery/v2.0/keys",
        "/organizations/v2.0/.well-known/openid-configuration,             /organizations/discovery/v2.0/keys",
        "/common/v2.0/.well-known/openid-configuration?appid=1-2,          /common/discovery/v2.0/keys?appid=1-2",
        "/" + TENANT + "/.well-known/openid-configuration?appid=1-2,       /" + TENANT + "/discovery/keys?appid=1-2",
    })
    void document_leads_to_the_key_set(String path, String keys) {
        assertThat(client.json(path)).containsEntry("jwks_uri", base + keys);
        assertThat(client.get(keys).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/" + TENANT + "/.well-known/openid-configuration,         /" + TENANT + "/oauth2/token",
        "/" + TENANT + "/v2.0/.well-known/openid-configuration,    /" + TENANT + "/oauth2/v2.0/token",
    })
    void document_leads_to_the_token_endpoint(String path, String endpoint) {
        assertThat(client.json(path)).containsEntry("token_endpoint", base + endpoint);
        assertThat(client.post(endpoint, Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void document_has_the_members_of_entras() {
        assertThat(client.json("/common/v2.0/.well-known/openid-configuration"))
                .containsEntry("cloud_instance_name", "microsoftonline.com")
                .containsEntry("cloud_graph_host_name", "graph.windows.net")
                .containsEntry("msgraph_host", "graph.microsoft.com")
                .containsEntry("id_token_signing_alg_values_supported", List.of("RS256"))
                .containsEntry(
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
    }

    /** The members of a recorded document, with the hosts replaced. */
    @ParameterizedTest
    @CsvSource({
        "request_uri_parameter_supported, false",
        "userinfo_endpoint,               https://graph.microsoft.com/oidc/userinfo",
        "device_authorization_endpoint,   BASE/oauth2/v2.0/devicecode",
        "http_logout_supported,           true",
        "frontchannel_logout_supported,   true",
        "end_session_endpoint,            BASE/oauth2/v2.0/logout",
        "kerberos_endpoint,               BASE/kerberos",
        "rbac_url,                        https://pas.windows.net",
    })
    void document_has_the_members_of_a_recorded_one(String member, String value) {
        assertThat(String.valueOf(client.json("/" + TENANT + "/v2.0/.well-known/openid-configuration")
                        .get(member)))
                .isEqualTo(value.replace("BASE", base + "/" + TENANT));
    }

    @Test
    void document_lists_the_claims_of_id_tokens() {
        assertThat((List<?>) client.json("/common/v2.0/.well-known/openid-configuration")
                        .get("claims_supported"))
                .hasSize(19)
                .map(String::valueOf)
                .contains("sub", "preferred_username", "cloud_graph_host_name", "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/common/v2.0/.well-known/openid-configuration", "/" + TENANT + "/discovery/v2.0/keys"})
    void documents_may_be_read_by_web_pages(String path) {
        assertThat(client.get(path).headers().map())
                .containsEntry("access-control-allow-origin", List.of("*"))
                .containsEntry("x-content-type-options", List.of("nosniff"));
    }

    @ParameterizedTest
    @CsvSource({TENANT + ", WW", "common,"})
    void only_a_tenants_document_has_a_region(String segment, String region) {
        assertThat(client.json("/" + segment + "/v2.0/.well-known/openid-configuration"))
                .containsEntry("tenant_region_scope", region);
    }

    @Test
    void tenant_is_case_insensitive() {
        assertThat(client.json("/AAAAAAAA-0000-4000-8000-000000000000/.well-known/openid-configuration"))
                .containsEntry("issuer", "https://sts.windows.net/" + TENANT + "/");
    }

    @Test
    void documents_are_cacheable_for_a_day() {
        assertThat(client.get("/common/v2.0/.well-known/openid-configuration")
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("max-age=86400, private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bbbbbbbb-0000-4000-8000-000000000000/.well-known/openid-configuration",
                "/contoso.example/v2.0/.well-known/openid-configuration",
                "/consumers/v2.0/.well-known/openid-configuration",
                "/bbbbbbbb-0000-4000-8000-000000000000/discovery/keys",
                "/bbbbbbbb-0000-4000-8000-000000000000/discovery/v2.0/keys",
            })
    void unknown_tenant_is_refused(String path) {
        var response = client.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response))
                .containsEntry("error", "invalid_tenant")
                .containsEntry("error_codes", List.of(90002L));
    }

    @Test
    void documents_and_tokens_name_the_proxy_in_front() {
        ServerOptions behindProxy =
                ServerOptions.of(Directory.standard()).withAuthority(URI.create("http://localhost:1"));
        try (LocalEntraServer behind = LocalEntraServer.start(behindProxy)) {
            assertThat(new Client(behind).json("/common/v2.0/.well-known/openid-configuration"))
                    .containsEntry("jwks_uri", "http://localhost:1/common/discovery/v2.0/keys");
            assertThat(DecodedToken.of(behind.token("orders-client", "orders").version2())
                            .claims())
                    .containsEntry("iss", "http://localhost:1/" + TENANT + "/v2.0");
        }
    }
}
