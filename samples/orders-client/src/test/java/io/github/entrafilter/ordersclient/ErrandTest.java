package io.github.entrafilter.ordersclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.ScriptedTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private static final int NO_BODY = -1;

    /** The status that the service answers each method with. */
    private final Map<String, Integer> answers = new HashMap<>(Map.of("GET", 200, "POST", 201, "DELETE", 403));

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void is_done_with_a_token_in_each_request() throws CallFailedException, UnexpectedAnswerException {
        errand(ScriptedTokens.of("a-token")).run();

        assertThat(requests)
                .containsExactly(
                        "GET /orders/api/orders Bearer a-token",
                        "POST /orders/api/orders Bearer a-token",
                        "DELETE /orders/api/orders/7 Bearer a-token");
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("403").doesNotContain("a-token");
    }

    @Test
    void is_done_by_an_administrator_as_well() throws CallFailedException, UnexpectedAnswerException {
        answers.put("DELETE", 204);

        errand(ScriptedTokens.of("a-token")).run();

        assertThat(requests).hasSize(3);
    }

    @Test
    void ends_at_an_answer_that_it_cannot_go_on_with() {
        answers.put("GET", 401);

        assertThatThrownBy(errand(ScriptedTokens.of("a-token"))::run)
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("401");
        assertThat(requests).hasSize(1);
    }

    @Test
    void asks_nobody_without_a_token() {
        assertThatThrownBy(errand(ScriptedTokens.none())::run)
                .isInstanceOf(CallFailedException.class)
                .hasMessage("no token is left");
        assertThat(requests).isEmpty();
    }

    @Test
    void says_when_nobody_answers() {
        Errand errand = errand(ScriptedTokens.of("a-token"));
        service.stop(0);

        assertThatThrownBy(errand::run).isInstanceOf(CallFailedException.class).hasMessageContaining("is it running?");
    }

    private Errand errand(AccessTokens tokens) {
        URI base = URI.create("http://localhost:" + service.getAddress().getPort() + "/orders");
        return new Errand(new OrdersApi(base, tokens), new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getResponseHeaders().set("Location", "http://elsewhere.example/api/orders/7");
        exchange.sendResponseHeaders(answers.getOrDefault(exchange.getRequestMethod(), 500), NO_BODY);
        exchange.close();
    }
}
