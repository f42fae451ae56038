package io.github.entrafilter.localentra.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.Oddity;
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
    void the_index_names_the_tenant_and_everything_that_can_be_asked_for() {
        assertThat(client.get("/").body())
                .contains(entra.tenantId(), "/local-entra/keys/rotate", "not-yet-valid")
                .doesNotContain("{tenant}", "{oddities}", "{behaviours}");
    }

    @Test
    void a_token_is_minted_as_plain_text() {
        HttpResponse<String> answer = client.get(TOKEN);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(DecodedToken.of(answer.body()).isSignedByOneOf(client.json(KEYS)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void every_oddity_is_minted(Oddity oddity) {
        assertThat(client.get(TOKEN + "&odd=" + oddity.parameter()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "?application=orders,                                  ?principal= is missing",
        "?principal=orders-client,                             ?application= is missing",
        "?principal=nobody&application=orders,                 no principal 'nobody'",
        "?principal=alice&application=nothing,                 no application 'nothing'",
        "?principal=alice&application=orders&odd=strange,      ?odd= takes expired",
    })
    void a_faulty_request_is_told_what_there_is(String query, String message) {
        HttpResponse<String> answer = client.get("/local-entra/token" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat((String) Client.json(answer).getOrDefault("error_description", ""))
                .contains(message);
    }

    @Test
    void keys_are_rotated_and_withdrawn() {
        DecodedToken before = DecodedToken.of(client.get(TOKEN).body());
        client.post("/local-entra/keys/rotate", Map.of());
        client.post("/local-entra/keys/withdraw", Map.of());
        HttpResponse<String> answer = client.post("/local-entra/keys/withdraw", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(before.isSignedByOneOf(client.json(KEYS))).isFalse();
    }

    @Test
    void the_last_key_is_kept() {
        client.post("/local-entra/keys/withdraw", Map.of());

        assertThat(client.post("/local-entra/keys/withdraw", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"503, 503", "not-json, 200", "empty, 200", "another-tenant, 200", "weak-key-too, 200", "PT0.01S, 200"})
    void the_key_endpoints_behave_as_told(String answer, int status) {
        assertThat(client.post("/local-entra/keys/behaviour?answer=" + answer, Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(KEYS).statusCode()).isEqualTo(status);
        assertThat(client.post("/local-entra/keys/behaviour", Map.of("answer", "healthy"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(KEYS).body()).contains("\"kid\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "999", "PT99H", "-PT1S", "PT999999999999999999S"})
    void a_behaviour_that_does_not_exist_is_refused(String answer) {
        assertThat(client.post("/local-entra/keys/behaviour?answer=" + answer, Map.of())
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "/local-entra/keys/rotate",
                "/local-entra/keys/withdraw",
                "/local-entra/keys/behaviour?answer=empty"
            })
    void web_pages_are_kept_out(String path) {
        HttpResponse<String> answer = path.equals(TOKEN)
                ? client.get(path, "Origin", "http://localhost:8400")
                : client.post(path, Map.of(), "Origin", "null");

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
