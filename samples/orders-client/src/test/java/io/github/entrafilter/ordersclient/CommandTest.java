package io.github.entrafilter.ordersclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.entrafilter.client.AccessTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final int NO_BODY = -1;

    /** The service's response status for each method. */
    private final Map<String, Integer> statuses = new HashMap<>(Map.of("GET", 200, "POST", 201, "DELETE", 403));

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private RecordingService service;

    @BeforeEach
    void start() throws IOException {
        service = RecordingService.start(this::respond);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void command_sends_a_token_in_each_request() throws CallFailedException, UnexpectedResponseException {
        command(GivenTokens.of("a-token")).run();

        assertThat(service.requests())
                .containsExactly(
                        "GET /orders/api/orders Bearer a-token",
                        "POST /orders/api/orders Bearer a-token",
                        "DELETE /orders/api/orders/7 Bearer a-token");
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("403").doesNotContain("a-token");
    }

    @Test
    void command_of_an_administrator_succeeds() throws CallFailedException, UnexpectedResponseException {
        statuses.put("DELETE", 204);

        command(GivenTokens.of("a-token")).run();

        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void unexpected_response_ends_the_command() {
        statuses.put("GET", 401);

        assertThatThrownBy(command(GivenTokens.of("a-token"))::run)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("401");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void missing_token_prevents_requests() {
        assertThatThrownBy(command(GivenTokens.none())::run)
                .isInstanceOf(CallFailedException.class)
                .hasMessage("no token is left");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void unreachable_service_is_reported() {
        Command command = command(GivenTokens.of("a-token"));
        service.close();

        assertThatThrownBy(command::run).isInstanceOf(CallFailedException.class).hasMessageContaining("is it running?");
    }

    private Command command(AccessTokens tokens) {
        return new Command(new OrdersApi(service.url(), tokens), new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private void respond(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "http://elsewhere.example/api/orders/7");
        exchange.sendResponseHeaders(statuses.getOrDefault(exchange.getRequestMethod(), 500), NO_BODY);
    }
}
