package io.github.entrafilter.ordersclient.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.ScriptedTokens;
import io.github.entrafilter.ordersclient.token.StrictService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizedHttpClientTest {

    private StrictService service;

    @BeforeEach
    void start() throws IOException {
        service = new StrictService("good");
    }

    @AfterEach
    void stop() {
        service.close();
    }

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
        HttpResponse<String> answer = post(ScriptedTokens.of("old"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("token_expired");
        assertThat(service.requests()).hasSize(1);
    }

    private HttpResponse<String> post(AccessTokens tokens) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.address() + "/api")).POST(BodyPublishers.ofString("tea"));
        return new AuthorizedHttpClient(tokens).send(request);
    }
}
