package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra(directory = "/closed-directory.json")
class TokenEndpointTest {

    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000000";
    private static final String V1 = "/" + TENANT + "/oauth2/token";
    private static final String V2 = "/" + TENANT + "/oauth2/v2.0/token";
    private static final String OPEN = "api://11111111-c11d-4000-8000-000000000000";
    private static final String CLOSED = "api://22222222-c11d-4000-8000-000000000000";
    private static final String CLIENT = "66666666-c11d-4000-8000-000000000000";

    /** {"iss":CLIENT,"sub":CLIENT}. */
    private static final String MADE_BY_CLIENT = "eyJpc3MiOiI2NjY2NjY2Ni1jMTFkLTQwMDAtODAwMC0wMDAwMDAwMDAwMDAi"
            + "LCJzdWIiOiI2NjY2NjY2Ni1jMTFkLTQwMDAtODAwMC0wMDAwMDAwMDAwMDAifQ";

    private static final String SECRET = "a secret: +/=&%";

    private Client client;

    @BeforeEach
    void find(LocalEntraServer entra) {
        client = new Client(entra);
    }

    @Test
    void version_2_response_has_numbers() {
        Map<String, Object> response = Client.json(client.post(V2, form()));

        assertThat(response)
                .containsOnlyKeys("token_type", "expires_in", "ext_expires_in", "access_token")
                .containsEntry("token_type", "Bearer");
        assertThat(response.get("expires_in")).isInstanceOf(Long.class);
    }

    @Test
    void version_1_response_has_numbers_as_strings() {
        Map<String, Object> response = Client.json(client.post(V1, formV1()));

        assertThat(response)
                .containsOnlyKeys(
                        "token_type",
                        "expires_in",
                        "ext_expires_in",
                        "expires_on",
                        "not_before",
                        "resource",
                        "access_token")
                .containsEntry("resource", OPEN)
                .allSatisfy((name, value) -> assertThat(value).isInstanceOf(String.class));
    }

    @Test
    void token_belongs_to_the_client() {
        assertThat(token(client.post(V2, form())).claims())
                .containsEntry("azp", CLIENT)
                .containsEntry("azpacr", "1")
                .containsEntry("roles", List.of("consumer"));
    }

    @ParameterizedTest
    @CsvSource({V1 + ", 2.0", V2 + ", 2.0"})
    void token_version_is_the_apis_and_not_the_endpoints(String endpoint, String version) {
        Map<String, String> form = form();
        form.put("resource", OPEN);

        assertThat(token(client.post(endpoint, form)).claims()).containsEntry("ver", version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OPEN,
                OPEN + "/",
                "11111111-c11d-4000-8000-000000000000",
                "https://orders.example",
                "https://orders.example/"
            })
    void api_is_found_by_each_of_its_identifiers(String resource) {
        assertThat(client.post(V2, with(form(), "scope", resource + "/.default"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void version_1_audience_is_the_requested_resource() {
        Map<String, String> form = with(formV1(), "resource", "https://old.example/");

        assertThat(token(client.post(V1, form)).claims()).containsEntry("aud", "https://old.example/");
    }

    @Test
    void openid_connect_scopes_are_ignored() {
        assertThat(client.post(V2, with(form(), "scope", OPEN + "/.default openid profile offline_access"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void secret_may_be_in_a_basic_header() {
        Map<String, String> form = form();
        form.remove("client_id");
        form.remove("client_secret");
        String encoded = CLIENT + ":" + Client.encoded(Map.of("", SECRET)).substring(1);
        String basic = Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8));

        assertThat(client.post(V2, form, "Authorization", "Basic " + basic).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource({
        "900144,  grant_type,       '',                                       400, invalid_request",
        "70003,   grant_type,       password,                                 400, unsupported_grant_type",
        "900144,  client_id,        '',                                       400, invalid_request",
        "700016,  client_id,        88888888-c11d-4000-8000-000000000000,     400, unauthorized_client",
        "7000218, client_secret,    '',                                       401, invalid_client",
        "7000215, client_secret,    wrong,                                    401, invalid_client",
        "7000215, client_id,        33333333-c11d-4000-8000-000000000000,     401, invalid_client",
        "900144,  scope,            '',                                       400, invalid_request",
        "1002012, scope,            api://11111111-c11d-4000-8000-000000000000/orders.read, 400, invalid_scope",
        "1002012, scope,            openid,                                   400, invalid_scope",
        "700022,  scope,            a/.default b/.default,                    400, invalid_scope",
        "500011,  scope,            api://nobody/.default,                    400, invalid_resource",
        "501051,  scope,            " + CLOSED + "/.default,                  400, invalid_grant",
    })
    void wrong_token_request_gets_entras_error(long code, String parameter, String value, int status, String error) {
        HttpResponse<String> response = client.post(V2, with(form(), parameter, value));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Client.json(response))
                .containsEntry("error", error)
                .containsEntry("error_codes", List.of(code))
                .hasEntrySatisfying(
                        "error_description", text -> assertThat((String) text).startsWith("AADSTS" + code + ": "));
    }

    @ParameterizedTest(name = "scope {0}, resource {1}")
    @CsvSource({
        "https://orders.example/.default,  https://orders.example,               200",
        "https://orders.example/.default,  https://orders.example/,              200",
        "https://orders.example//.default, https://orders.example,               200",
        "https://orders.example/.default,  '',                                   200",
        "https://orders.example/.default,  " + OPEN + ",                         400",
        OPEN + "/.default,                 https://orders.example,               400",
        OPEN + "/.default,                 https://orders.example/mcp,           400",
        OPEN + "/.default,                 11111111-c11d-4000-8000-000000000000, 400",
        "https://old.example/.default,     https://old.example,                  400",
    })
    void resource_indicator_must_match_the_scope(String scope, String resource, int status) {
        HttpResponse<String> response = client.post(V2, with(with(form(), "scope", scope), "resource", resource));

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 400) {
            assertThat(Client.json(response))
                    .containsEntry("error", "invalid_target")
                    .containsEntry("error_codes", List.of(9010010L));
        }
    }

    @Test
    void certificate_bound_token_is_refused() {
        Map<String, Object> error = Client.json(client.post(V2, with(form(), "token_type", "mtls_pop")));

        assertThat(error).containsEntry("error_codes", List.of(392196L));
        assertThat((String) error.get("error_description")).contains("does not support certificate-bound token");
    }

    @Test
    void version_1_requires_a_resource() {
        assertThat(Client.json(client.post(V1, form()))).containsEntry("error_codes", List.of(900144L));
    }

    @ParameterizedTest
    @CsvSource({
        "/bbbbbbbb-0000-4000-8000-000000000000/oauth2/v2.0/token, 90002",
        "/common/oauth2/v2.0/token,                               9001023",
        "/organizations/oauth2/token,                             9001023",
    })
    void wrong_tenant_is_refused(String endpoint, long code) {
        HttpResponse<String> response = client.post(endpoint, form());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_codes", List.of(code));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        // {"alg":"RS256"} and that, or {"iss":"https://issuer.example"}
        "eyJhbGciOiJSUzI1NiJ9." + MADE_BY_CLIENT + ".eA, 700027",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIn0.eA,                    700211",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..eA.eA.eA, 50027",
        "not-a-jwt,                                                                              50027",
    })
    void assertion_of_an_unknown_issuer_is_refused(String assertion, long code) {
        Map<String, String> form = with(form(), "client_assertion", assertion);
        form.remove("client_secret");

        assertThat(Client.json(client.post(V2, form))).containsEntry("error_codes", List.of(code));
    }

    @Test
    void error_response_has_entras_members() {
        Map<String, Object> error = Client.json(client.post(V2, with(form(), "scope", "x")));

        assertThat(error)
                .containsOnlyKeys(
                        "error",
                        "error_description",
                        "error_codes",
                        "timestamp",
                        "trace_id",
                        "correlation_id",
                        "error_uri");
        assertThat((String) error.get("timestamp")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");
        assertThat((String) error.get("error_uri")).endsWith("/error?code=1002012");
        assertThat((String) error.get("error_description"))
                .endsWith("\r\nTrace ID: " + error.get("trace_id") + "\r\nCorrelation ID: "
                        + error.get("correlation_id") + "\r\nTimestamp: " + error.get("timestamp"));
    }

    private static DecodedToken token(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return DecodedToken.of((String) Client.json(response).getOrDefault("access_token", ""));
    }

    private static Map<String, String> formV1() {
        Map<String, String> form = with(form(), "resource", OPEN);
        form.remove("scope");
        return form;
    }

    private static Map<String, String> form() {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                CLIENT,
                "client_secret",
                SECRET,
                "scope",
                OPEN + "/.default",
                "client_info",
                "1"));
    }

    private static Map<String, String> with(Map<String, String> form, String parameter, String value) {
        Map<String, String> changed = new HashMap<>(form);
        changed.put(parameter, value);
        return changed;
    }
}
