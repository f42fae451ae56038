package io.github.entrafilter.localentra.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {

    private static final String TOKEN = "/local-entra/token?principal=orders-client&application=orders";
    private static final String KEYS = "/common/discovery/v2.0/keys";

    private final LocalEntraServer entra = LocalEntraServer.start();
    private final Client client = new Client(entra);

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void index_lists_the_tenant_and_all_paths() {
        assertThat(client.get("/").body())
                .contains(entra.tenantId(), "/local-entra/keys/rotate", "not-yet-valid")
                .doesNotContain("{tenant}", "{kinds}", "{defects}", "{behaviours}", "{errors}");
    }

    @Test
    void minted_token_is_plain_text() {
        HttpResponse<String> response = client.get(TOKEN);

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(DecodedToken.of(response.body()).isSignedByOneOf(client.json(KEYS)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void each_defect_is_minted(TokenDefect defect) {
        assertThat(client.get(TOKEN + "&defect=" + defect.parameter()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "?application=orders,                                  ?principal= is missing",
        "?principal=orders-client,                             ?application= is missing",
        "?principal=nobody&application=orders,                 no principal 'nobody'",
        "?principal=alice&application=nothing,                 no application 'nothing'",
        "?principal=alice&application=orders&odd=expired,     Unknown parameter 'odd'",
        "?principal=alice&application=orders&defect=strange,   ?defect= must be one of expired",
    })
    void wrong_parameter_is_refused_with_the_allowed_values(String query, String message) {
        HttpResponse<String> response = client.get("/local-entra/token" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat((String) Client.json(response).getOrDefault("error_description", ""))
                .contains(message);
    }

    @Test
    void keys_are_rotated_and_withdrawn() {
        DecodedToken before = DecodedToken.of(client.get(TOKEN).body());
        client.post("/local-entra/keys/rotate", Map.of());
        client.post("/local-entra/keys/withdraw", Map.of());
        HttpResponse<String> response = client.post("/local-entra/keys/withdraw", Map.of());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(before.isSignedByOneOf(client.json(KEYS))).isFalse();
    }

    @Test
    void last_key_cannot_be_withdrawn() {
        client.post("/local-entra/keys/withdraw", Map.of());

        assertThat(client.post("/local-entra/keys/withdraw", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"503, 503", "not-json, 200", "empty, 200", "another-tenant, 200", "weak-key-too, 200", "PT0.01S, 200"})
    void key_endpoints_follow_the_scripted_behaviour(String response, int status) {
        assertThat(client.post("/local-entra/keys/behaviour?response=" + response, Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(KEYS).statusCode()).isEqualTo(status);
        assertThat(client.post("/local-entra/keys/behaviour", Map.of("response", "healthy"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(KEYS).body()).contains("\"kid\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "999", "PT99H", "-PT1S", "PT999999999999999999S"})
    void unknown_behaviour_is_refused(String response) {
        assertThat(client.post("/local-entra/keys/behaviour?response=" + response, Map.of())
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "/local-entra/keys/rotate",
                "/local-entra/keys/withdraw",
                "/local-entra/keys/behaviour?response=empty"
            })
    void requests_of_web_pages_are_refused(String path) {
        HttpResponse<String> response = path.equals(TOKEN)
                ? client.get(path, "Origin", "http://localhost:8400")
                : client.post(path, Map.of(), "Origin", "null");

        assertThat(response.statusCode()).isEqualTo(403);
    }
}
