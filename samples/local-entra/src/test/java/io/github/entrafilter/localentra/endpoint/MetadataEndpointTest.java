package io.github.entrafilter.localentra.endpoint;

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
    class On_a_machine_with_one_identity {

        private final Client client;

        On_a_machine_with_one_identity(LocalEntraServer entra) {
            this.client = new Client(entra);
        }

        @Test
        void everything_in_the_answer_is_a_text() {
            Map<String, Object> answer = Client.json(get(client, VERSION + ORDERS));

            assertThat(answer)
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
        void the_answer_says_what_is_in_the_token() {
            Map<String, Object> answer = Client.json(get(client, VERSION + ORDERS));
            DecodedToken token = DecodedToken.of((String) answer.getOrDefault("access_token", ""));

            assertThat(answer)
                    .containsEntry("expires_on", String.valueOf(token.seconds("exp")))
                    .containsEntry("not_before", String.valueOf(token.seconds("nbf")))
                    .containsEntry("client_id", "33333333-c11d-4000-8000-000000000000")
                    .containsEntry("resource", "api://11111111-c11d-4000-8000-000000000000")
                    .containsEntry("token_type", "Bearer");
        }

        @Test
        void the_token_lasts_a_day() {
            long seconds = Long.parseLong(
                    String.valueOf(Client.json(get(client, VERSION + ORDERS)).get("expires_in")));

            assertThat(seconds).isBetween(86_000L, 86_400L);
        }

        @Test
        void a_doubled_slash_does_no_harm() {
            assertThat(client.get("/" + PATH + VERSION + ORDERS, "Metadata", "true")
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"True", "false", " ", "1"})
        void the_header_has_to_be_true_in_lower_case(String metadata) {
            assertRefused(
                    client.get(PATH + VERSION + ORDERS, "Metadata", metadata),
                    "invalid_request",
                    "Required metadata header not specified");
        }

        @Test
        void the_header_has_to_be_there() {
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
        void version_and_resource_have_to_be_there(String query, String description) {
            assertRefused(get(client, query), "invalid_request", description);
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
        void the_identity_may_be_named(String identity) {
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
        void an_identity_of_another_machine_is_not_found(String identity) {
            assertRefused(get(client, VERSION + ORDERS + identity), "invalid_request", "Identity not found");
        }

        @Test
        void an_unknown_resource_is_refused_by_entra() {
            assertRefused(get(client, VERSION + "&resource=api://nobody"), "invalid_resource", "AADSTS500011: ");
        }
    }

    @Nested
    @LocalEntra(directory = "/closed-directory.json")
    class On_a_machine_with_two_identities {

        private final Client client;

        On_a_machine_with_two_identities(LocalEntraServer entra) {
            this.client = new Client(entra);
        }

        @Test
        void one_has_to_be_named() {
            assertRefused(
                    get(client, VERSION + ORDERS),
                    "invalid_request",
                    "Multiple user assigned identities exist, please specify the clientId / resourceId of the identity "
                            + "in the token request");
        }

        @Test
        void an_api_that_requires_a_role_refuses_one_without() {
            assertRefused(
                    get(client, VERSION + CLOSED + "&client_id=33333333-c11d-4000-8000-000000000000"),
                    "invalid_grant",
                    "AADSTS501051: Application '33333333-c11d-4000-8000-000000000000'(first) is not assigned to a role "
                            + "for the application '22222222-c11d-4000-8000-000000000000'(closed).");
        }

        @Test
        void an_api_that_requires_a_role_takes_one_with_it() {
            assertThat(get(client, VERSION + CLOSED + "&client_id=44444444-c11d-4000-8000-000000000000")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(Client client, String query) {
        return client.get(PATH + query, "Metadata", "true");
    }

    private static void assertRefused(HttpResponse<String> answer, String error, String description) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer))
                .containsOnlyKeys("error", "error_description")
                .containsEntry("error", error)
                .hasEntrySatisfying(
                        "error_description", text -> assertThat((String) text).startsWith(description));
    }
}
