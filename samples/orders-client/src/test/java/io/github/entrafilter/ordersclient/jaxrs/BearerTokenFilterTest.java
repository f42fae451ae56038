package io.github.entrafilter.ordersclient.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.PickyService;
import io.github.entrafilter.ordersclient.token.ScriptedTokens;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BearerTokenFilterTest {

    private PickyService service;

    @BeforeEach
    void start() throws IOException {
        service = new PickyService("good");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void sends_the_token() {
        assertThat(post(ScriptedTokens.of("good"), Entity.text("tea"))).isEqualTo("200 [\"tea\"]");
        assertThat(service.requests()).containsExactly("POST /orders/api Bearer good tea");
    }

    @Test
    void asks_again_with_another_token_after_a_401() {
        assertThat(post(ScriptedTokens.of("old", "good"), Entity.text("tea"))).isEqualTo("200 [\"tea\"]");
        assertThat(service.requests())
                .containsExactly("POST /orders/api Bearer old tea", "POST /orders/api Bearer good tea");
    }

    @Test
    void asks_again_only_once() {
        assertThat(post(ScriptedTokens.of("old", "older", "good"), Entity.text("tea")))
                .startsWith("401");
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void does_not_send_a_stream_twice() {
        InputStream stream = new ByteArrayInputStream("tea".getBytes(StandardCharsets.UTF_8));

        assertThat(post(ScriptedTokens.of("old", "good"), Entity.entity(stream, MediaType.TEXT_PLAIN_TYPE)))
                .startsWith("401");
        assertThat(service.requests()).containsExactly("POST /orders/api Bearer old tea");
    }

    @Test
    void leaves_it_at_the_401_when_there_is_no_other_token() {
        assertThat(post(ScriptedTokens.of("old"), Entity.text("tea"))).isEqualTo("401 {\"reason\":\"token_expired\"}");
    }

    @Test
    void gives_the_token_to_nobody_but_the_service() throws IOException {
        try (PickyService stranger = new PickyService("good")) {
            Client client = client(ScriptedTokens.of("good"));

            client.target(stranger.address()).request().get().close();

            assertThat(stranger.requests()).containsExactly("GET /orders null");
        }
    }

    @Test
    void asks_nobody_without_a_token() {
        assertThatThrownBy(() -> post(ScriptedTokens.none(), Entity.text("tea")))
                .isInstanceOf(ProcessingException.class)
                .hasMessageContaining("no token is left");
        assertThat(service.requests()).isEmpty();
    }

    private String post(AccessTokens tokens, Entity<?> entity) {
        try (Response answer =
                client(tokens).target(service.address()).path("api").request().post(entity)) {
            return answer.getStatus() + " " + answer.readEntity(String.class);
        }
    }

    private Client client(AccessTokens tokens) {
        return ClientBuilder.newBuilder()
                .register(new BearerTokenFilter(service.address(), tokens))
                .build();
    }
}
