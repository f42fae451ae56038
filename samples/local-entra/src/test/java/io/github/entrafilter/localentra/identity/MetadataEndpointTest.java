package io.github.entrafilter.localentra.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataEndpointTest {

    private static final String PATH = "/metadata/identity/oauth2/token?";
    private static final String VERSION = "api-version=2018-02-01";
    private static final String ORDERS = "&resource=api://11111111-c11d-4000-8000-000000000000";
    private static final String CLOSED = "&resource=api://22222222-c11d-4000-8000-000000000000";

    @Nested
    @LocalEntra
    class OneIdentity {

        private final Client client;

        OneIdentity(LocalEntraServer entra) {
            this.client = new Client(entra);
        }

        @Test
        void response_values_are_strings() {
            Map<String, Object> response = Client.json(get(client, VERSION + ORDERS));

            assertThat(response)
                    .containsOnlyKeys(
                            "access_token",
                            "client_id",
                            "expires_in",
                            "expires_on",
                            "ext_expires_in",
                            "not_before",
                            "refresh_token",
                            "resource",
                            "token_type")
                    .allSatisfy((name, value) -> assertThat(value).isInstanceOf(String.class));
        }

        @Test
        void response_repeats_claims_of_the_token() {
            Map<String, Object> response = Client.json(get(client, VERSION + ORDERS));
            DecodedToken token = DecodedToken.of((String) response.getOrDefault("access_token", ""));

            assertThat(response)
                    .containsEntry("expires_on", String.valueOf(token.seconds("exp")))
                    .containsEntry("not_before", String.valueOf(token.seconds("nbf")))
                    .containsEntry("client_id", "33333333-c11d-4000-8000-000000000000")
                    .containsEntry("resource", "api://11111111-c11d-4000-8000-000000000000")
                    .containsEntry("token_type", "Bearer");
        }

        @Test
        void token_is_valid_for_a_day() {
            long seconds = Long.parseLong(
                    String.valueOf(Client.json(get(client, VERSION + ORDERS)).get("expires_in")));

            assertThat(seconds).isBetween(86_000L, 86_400L);
        }

        @ParameterizedTest
        @CsvSource({
            "/metadata/identity/oauth2/token,   200",
            "/metadata/identity/oauth2/token/,  200",
            "//metadata/identity/oauth2/token,  200",
            "//metadata/identity/oauth2/token/, 200",
            "/metadata/identity/oauth2/token//, 200",
            "/metadata/identity/oauth2/tokens,  404",
            "/metadata/identity/oauth2/token/x, 404",
            "/metadata/identity/oauth2/,        404",
        })
        void metadata_path_is_accepted_with_extra_slashes(String path, int status) {
            assertThat(client.get(path + "?" + VERSION + ORDERS, "Metadata", "true")
                            .statusCode())
                    .isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {"True", "false", " ", "1"})
        void wrong_metadata_header_is_refused(String metadata) {
            assertRefused(
                    client.get(PATH + VERSION + ORDERS, "Metadata", metadata),
                    "invalid_request",
                    "Required metadata header not specified");
        }

        @Test
        void missing_metadata_header_is_refused() {
            assertRefused(
                    client.get(PATH + VERSION + ORDERS), "invalid_request", "Required metadata header not specified");
        }

        @Test
        void a_forwarded_metadata_request_is_refused() {
            HttpResponse<String> response =
                    client.get(PATH + VERSION + ORDERS, "Metadata", "true", "X-Forwarded-For", "192.0.2.1");

            assertRefused(response, "invalid_request", "The header X-Forwarded-For is not allowed");
        }

        @ParameterizedTest
        @CsvSource({
            VERSION + ",                       Required query variable 'resource' is missing",
            VERSION + "&resource=" + ",        Required query variable 'resource' is missing",
            "resource=x,                       Required query variable 'api-version' is missing",
        })
        void missing_query_parameter_is_refused(String query, String description) {
            assertRefused(get(client, query), "invalid_request", description);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2017-12-01", "2018-02-02", "2019-07-01-preview", "latest", "1.0", "2099-01-01"})
        void unknown_api_version_is_refused(String version) {
            HttpResponse<String> response = get(client, "api-version=" + version + ORDERS);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Client.json(response))
                    .hasEntrySatisfying(
                            "error", text -> assertThat((String) text).contains("api-version is invalid"))
                    .containsKey("newest-versions");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2018-02-01", "2019-08-01", "2021-02-01", "2025-04-07"})
        void known_api_version_is_accepted(String version) {
            assertThat(get(client, "api-version=" + version + ORDERS).statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&client_id=33333333-c11d-4000-8000-000000000000",
                    "&client_id=33333333-C11D-4000-8000-000000000000",
                    "&object_id=33333333-0b1d-4000-8000-000000000000",
                    "&msi_res_id=RESOURCE",
                    "&mi_res_id=RESOURCE",
                })
        void named_identity_gets_a_token(String identity) {
            String resourceId = "/SUBSCRIPTIONS/aaaaaaaa-5b5c-4000-8000-000000000000/resourceGroups/orders/providers/"
                    + "Microsoft.ManagedIdentity/userAssignedIdentities/orders-client";
            String encoded = URLEncoder.encode(resourceId, StandardCharsets.UTF_8);

            assertThat(get(client, VERSION + ORDERS + identity.replace("RESOURCE", encoded))
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&client_id=44444444-c11d-4000-8000-000000000000",
                    "&object_id=33333333-c11d-4000-8000-000000000000",
                    "&msi_res_id=/subscriptions/nowhere",
                    "&client_id=33333333-c11d-4000-8000-000000000000&object_id=44444444-0b1d-4000-8000-000000000000",
                })
        void identity_of_another_machine_is_not_found(String identity) {
            assertRefused(get(client, VERSION + ORDERS + identity), "invalid_request", "Identity not found");
        }

        @Test
        void unknown_resource_gets_entras_error() {
            assertRefused(get(client, VERSION + "&resource=api://nobody"), "invalid_resource", "AADSTS500011: ");
        }
    }

    @Nested
    @LocalEntra(directory = "/closed-directory.json")
    class TwoIdentities {

        private final Client client;

        TwoIdentities(LocalEntraServer entra) {
            this.client = new Client(entra);
        }

        @Test
        void request_without_identity_is_refused() {
            assertRefused(
                    get(client, VERSION + ORDERS),
                    "invalid_request",
                    "Multiple user assigned identities exist, please specify the clientId / resourceId of the identity "
                            + "in the token request");
        }

        @Test
        void identity_without_required_role_is_refused() {
            assertRefused(
                    get(client, VERSION + CLOSED + "&client_id=33333333-c11d-4000-8000-000000000000"),
                    "invalid_grant",
                    "AADSTS501051: Application '33333333-c11d-4000-8000-000000000000'(first) is not assigned to a role "
                            + "for the application '22222222-c11d-4000-8000-000000000000'(closed).");
        }

        @Test
        void identity_with_required_role_gets_a_token() {
            assertThat(get(client, VERSION + CLOSED + "&client_id=44444444-c11d-4000-8000-000000000000")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(Client client, String query) {
        return client.get(PATH + query, "Metadata", "true");
    }

    private static void assertRefused(HttpResponse<String> response, String error, String description) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response))
                .containsOnlyKeys("error", "error_description")
                .containsEntry("error", error)
                .hasEntrySatisfying(
                        "error_description", text -> assertThat((String) text).startsWith(description));
    }
}
