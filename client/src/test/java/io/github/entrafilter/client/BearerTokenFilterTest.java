package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BearerTokenFilterTest {

    @RegisterExtension
    final StrictService service = new StrictService();

    BearerTokenFilterTest() throws IOException {}

    @Test
    void request_carries_the_token() {
        assertThat(post(ScriptedTokens.of("good"), Entity.text("tea"))).isEqualTo("200 [\"tea\"]");
        assertThat(service.requests()).containsExactly("POST /orders/api Bearer good tea");
    }

    @Test
    void request_is_retried_with_another_token_after_401() {
        assertThat(post(ScriptedTokens.of("old", "good"), Entity.text("tea"))).isEqualTo("200 [\"tea\"]");
        assertThat(service.requests())
                .containsExactly("POST /orders/api Bearer old tea", "POST /orders/api Bearer good tea");
    }

    @Test
    void required_claims_are_requested() {
        ScriptedTokens tokens = ScriptedTokens.of("old", "good");

        assertThat(post(tokens, Entity.text("tea"))).isEqualTo("200 [\"tea\"]");
        assertThat(tokens.challenges()).containsExactly(StrictService.CLAIMS);
    }

    @Test
    void request_is_retried_only_once() {
        assertThat(post(ScriptedTokens.of("old", "older", "good"), Entity.text("tea")))
                .startsWith("401");
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void stream_is_not_sent_twice() {
        InputStream stream = new ByteArrayInputStream("tea".getBytes(StandardCharsets.UTF_8));

        assertThat(post(ScriptedTokens.of("old", "good"), Entity.entity(stream, MediaType.TEXT_PLAIN_TYPE)))
                .startsWith("401");
        assertThat(service.requests()).containsExactly("POST /orders/api Bearer old tea");
    }

    @Test
    void response_stays_401_without_another_token() {
        assertThat(post(ScriptedTokens.of("old"), Entity.text("tea"))).isEqualTo("401 {\"reason\":\"token_expired\"}");
    }

    @Test
    void other_service_gets_no_token() throws IOException {
        try (StrictService stranger = new StrictService()) {
            Client client = client(ScriptedTokens.of("good"));

            client.target(stranger.address()).request().get().close();

            assertThat(stranger.requests()).containsExactly("GET /orders null");
        }
    }

    @Test
    void redirect_is_returned_and_not_followed() throws IOException {
        try (StrictService stranger = new StrictService()) {
            service.redirectTo(stranger.address());

            try (Response response = client(ScriptedTokens.of("good"))
                    .target(service.address())
                    .request()
                    .get()) {
                assertThat(response.getStatus()).isEqualTo(302);
            }
            assertThat(stranger.requests()).isEmpty();
        }
    }

    @Test
    void redirect_of_the_retry_is_not_followed() throws IOException {
        try (StrictService stranger = new StrictService()) {
            AccessTokens tokens =
                    ScriptedTokens.whileReplacing(() -> service.redirectTo(stranger.address()), "old", "x");

            try (Response response =
                    client(tokens).target(service.address()).request().get()) {
                assertThat(response.getStatus()).isEqualTo(302);
            }
            assertThat(stranger.requests()).isEmpty();
        }
    }

    @Test
    void missing_token_prevents_the_request() {
        assertThatThrownBy(() -> post(ScriptedTokens.none(), Entity.text("tea")))
                .isInstanceOf(ProcessingException.class)
                .hasMessageContaining("no token is left");
        assertThat(service.requests()).isEmpty();
    }

    private String post(AccessTokens tokens, Entity<?> entity) {
        try (Response response =
                client(tokens).target(service.address()).path("api").request().post(entity)) {
            return response.getStatus() + " " + response.readEntity(String.class);
        }
    }

    private Client client(AccessTokens tokens) {
        return ClientBuilder.newBuilder()
                .register(new BearerTokenFilter(service.address(), tokens))
                .build();
    }
}
