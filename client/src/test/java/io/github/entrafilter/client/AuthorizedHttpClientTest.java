package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorizedHttpClientTest {

    @RegisterExtension
    final StrictService service = new StrictService();

    AuthorizedHttpClientTest() throws IOException {}

    @Test
    void request_carries_the_token() throws Exception {
        assertThat(post(ScriptedTokens.of("good")).statusCode()).isEqualTo(200);
        assertThat(service.requests()).containsExactly("POST /orders/api Bearer good tea");
    }

    @Test
    void request_is_retried_with_another_token_after_401() throws Exception {
        assertThat(post(ScriptedTokens.of("old", "good")).statusCode()).isEqualTo(200);
        assertThat(service.requests())
                .containsExactly("POST /orders/api Bearer old tea", "POST /orders/api Bearer good tea");
    }

    @Test
    void required_claims_are_requested() throws Exception {
        ScriptedTokens tokens = ScriptedTokens.of("old", "good");

        assertThat(post(tokens).statusCode()).isEqualTo(200);
        assertThat(tokens.challenges()).containsExactly(StrictService.CLAIMS);
    }

    @Test
    void request_is_retried_only_once() throws Exception {
        assertThat(post(ScriptedTokens.of("old", "older", "good")).statusCode()).isEqualTo(401);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void response_stays_401_without_another_token() throws Exception {
        HttpResponse<String> response = post(ScriptedTokens.of("old"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("token_expired");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void request_to_another_service_is_refused() throws IOException {
        try (StrictService stranger = new StrictService()) {
            HttpRequest request = HttpRequest.newBuilder(stranger.address()).build();
            AuthorizedHttpClient client = new AuthorizedHttpClient(service.address(), ScriptedTokens.of("good"));

            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(stranger.address().toString());
            assertThat(stranger.requests()).isEmpty();
        }
    }

    @Test
    void redirect_is_returned_and_not_followed() throws Exception {
        try (StrictService stranger = new StrictService()) {
            service.redirectTo(stranger.address());

            assertThat(post(ScriptedTokens.of("good")).statusCode()).isEqualTo(302);
            assertThat(stranger.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ALWAYS", "NORMAL"})
    void client_that_follows_redirects_is_refused(Redirect redirect) {
        HttpClient http = HttpClient.newBuilder().followRedirects(redirect).build();

        assertThatThrownBy(() -> new AuthorizedHttpClient(http, service.address(), ScriptedTokens.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Redirect.NEVER");
    }

    @Test
    void refused_response_as_a_stream_is_closed_before_the_retry() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.address()).build();
        AuthorizedHttpClient client = new AuthorizedHttpClient(service.address(), ScriptedTokens.of("old", "good"));

        try (InputStream body =
                client.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(body).hasContent("[\"tea\"]");
        }
    }

    private HttpResponse<String> post(AccessTokens tokens) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + "/api"))
                .header("Authorization", "Basic of-the-application")
                .POST(BodyPublishers.ofString("tea"))
                .build();
        return new AuthorizedHttpClient(service.address(), tokens).send(request, BodyHandlers.ofString());
    }
}
