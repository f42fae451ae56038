package io.github.entrafilter.localentra.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LocalEntra
class AppServiceEndpointTest {

    private static final String ORDERS = "api-version=2019-08-01&resource=api://11111111-c11d-4000-8000-000000000000";

    private Client client;
    private String secret;

    @BeforeEach
    void find(LocalEntraServer entra) {
        client = new Client(entra);
        secret = entra.environmentForAppService().getOrDefault("IDENTITY_HEADER", "");
    }

    @Test
    void response_values_are_strings() {
        Map<String, Object> response = Client.json(get(ORDERS));

        assertThat(response)
                .containsOnlyKeys("access_token", "expires_on", "resource", "token_type", "client_id")
                .allSatisfy((name, value) -> assertThat(value).isInstanceOf(String.class));
    }

    @Test
    void response_repeats_claims_of_the_token() {
        Map<String, Object> response = Client.json(get(ORDERS));
        DecodedToken token = DecodedToken.of((String) response.getOrDefault("access_token", ""));

        assertThat(response)
                .containsEntry("expires_on", String.valueOf(token.seconds("exp")))
                .containsEntry("client_id", token.claims().get("azp"));
    }

    @Test
    void request_without_the_identity_header_is_refused() {
        assertThat(client.get("/msi/token?" + ORDERS).statusCode()).isEqualTo(401);
        assertThat(client.get("/msi/token?" + ORDERS, "X-IDENTITY-HEADER", "guess")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        ORDERS
                + "&client_id=44444444-c11d-4000-8000-000000000000, No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
        "api-version=2019-08-01&resource=api://nobody,             AADSTS500011: ",
        "api-version=2017-09-01&resource=x,                        The HTTP resource does not support the API version",
        "api-version=2019-08-01,                                   The parameters 'api-version' and 'resource'",
    })
    void wrong_parameter_is_refused(String query, String message) {
        HttpResponse<String> response = get(query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response))
                .containsOnlyKeys("statusCode", "message")
                .containsEntry("statusCode", 400L)
                .hasEntrySatisfying("message", text -> assertThat((String) text).startsWith(message));
    }

    private HttpResponse<String> get(String query) {
        return client.get("/msi/token?" + query, "X-IDENTITY-HEADER", secret);
    }
}
