package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEndpointBehaviourTest {

    private static final String DISCOVERY = "/common/v2.0/.well-known/openid-configuration";
    private static final String KEYS = "/common/discovery/v2.0/keys";

    private final LocalEntraServer entra = LocalEntraServer.start();
    private final Client client = new Client(entra);

    @AfterEach
    void stop() {
        entra.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 404, 429, 500, 503})
    void scripted_status_is_returned_by_both_endpoints(int status) {
        entra.keysRespond(KeyEndpointBehaviour.status(status));

        assertThat(client.get(DISCOVERY).statusCode()).isEqualTo(status);
        assertThat(client.get(KEYS).statusCode()).isEqualTo(status);
    }

    @Test
    void html_is_returned_by_both_endpoints() {
        entra.keysRespond(KeyEndpointBehaviour.notJson());

        assertThat(client.get(DISCOVERY).body()).startsWith("<!DOCTYPE html>");
        assertThat(client.get(KEYS).body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void key_set_is_empty() {
        entra.keysRespond(KeyEndpointBehaviour.emptyKeySet());

        assertThat(client.json(KEYS)).containsEntry("keys", List.of());
    }

    @Test
    void documents_and_keys_have_another_tenants_issuer() {
        entra.keysRespond(KeyEndpointBehaviour.keysOfAnotherTenant());
        String issuer = entra.authority() + "/bbbbbbbb-0000-4000-8000-000000000000/v2.0";

        assertThat(client.json(DISCOVERY)).containsEntry("issuer", issuer);
        assertThat(client.get(KEYS).body()).contains("\"issuer\":\"" + issuer + "\"");
    }

    @Test
    void key_set_contains_a_weak_key() {
        entra.keysRespond(KeyEndpointBehaviour.weakKeyToo());
        DecodedToken token =
                DecodedToken.of(entra.token("orders-client", "orders").withDefect(TokenDefect.WEAK_KEY));

        assertThat(token.isSignedByOneOf(client.json(KEYS))).isTrue();
    }

    @Test
    void slow_response_takes_at_least_the_delay() {
        Duration delay = Duration.ofMillis(50);
        entra.keysRespond(KeyEndpointBehaviour.slow(delay));
        long before = System.nanoTime();
        client.get(KEYS);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void close_does_not_wait_for_a_slow_response() {
        entra.keysRespond(KeyEndpointBehaviour.slow(Duration.ofMinutes(10)));
        CompletableFuture<HttpResponse<String>> response = client.start(KEYS);
        while (entra.keyFetches() == 0) {
            Thread.onSpinWait();
        }
        entra.close();

        assertThat(response.handle((any, failure) -> "over")).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void healthy_behaviour_is_restored() {
        entra.keysRespond(KeyEndpointBehaviour.status(500));
        entra.keysRespond(KeyEndpointBehaviour.healthy());

        assertThat(client.get(KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void key_requests_are_counted() {
        client.get(DISCOVERY);
        client.get(KEYS);
        entra.keysRespond(KeyEndpointBehaviour.status(500));
        client.get(KEYS);
        client.get("/");

        assertThat(entra.keyFetches()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199, 600})
    void status_out_of_range_is_refused(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyEndpointBehaviour.status(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT1H0.001S"})
    void delay_out_of_range_is_refused(Duration delay) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyEndpointBehaviour.slow(delay));
    }
}
