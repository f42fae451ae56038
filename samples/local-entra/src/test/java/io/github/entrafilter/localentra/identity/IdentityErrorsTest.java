package io.github.entrafilter.localentra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class IdentityErrorsTest {

    private static final String IMDS = "/metadata/identity/oauth2/token?api-version=2018-02-01"
            + "&resource=api%3A%2F%2F11111111-c11d-4000-8000-000000000000";

    private final LocalEntraServer entra;
    private final Client client;

    IdentityErrorsTest(LocalEntraServer entra) {
        this.entra = entra;
        this.client = new Client(entra);
    }

    @BeforeEach
    void clearScript() {
        entra.identityEndpointsFail();
    }

    @Test
    void scripted_errors_come_in_order_before_tokens() {
        entra.identityEndpointsFail(404, 410, 429);

        assertThat(IntStream.range(0, 4).map(time -> status())).containsExactly(404, 410, 429, 200);
    }

    @Test
    void new_script_replaces_the_old_one() {
        entra.identityEndpointsFail(500, 500, 500);
        entra.identityEndpointsFail(503);

        assertThat(IntStream.range(0, 2).map(time -> status())).containsExactly(503, 200);
    }

    @Test
    void identity_requests_are_counted() {
        int before = entra.identityRequests();
        status();

        assertThat(entra.identityRequests()).isEqualTo(before + 1);
    }

    @Test
    void script_is_accepted_over_http() {
        assertThat(client.post("/local-entra/identities/behaviour?response=429,500", Map.of())
                        .statusCode())
                .isEqualTo(200);

        assertThat(IntStream.range(0, 3).map(time -> status())).containsExactly(429, 500, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "600", "x", "404,"})
    void script_over_http_accepts_only_errors(String response) {
        assertThat(client.post("/local-entra/identities/behaviour?response=" + response, Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void script_in_java_accepts_only_errors() {
        assertThatThrownBy(() -> entra.identityEndpointsFail(200)).isInstanceOf(IllegalArgumentException.class);
    }

    private int status() {
        return client.get(IMDS, "Metadata", "true").statusCode();
    }
}
