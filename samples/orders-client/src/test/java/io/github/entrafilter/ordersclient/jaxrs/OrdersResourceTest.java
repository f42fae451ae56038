package io.github.entrafilter.ordersclient.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.entrafilter.client.AccessTokens;
import io.github.entrafilter.ordersclient.GivenTokens;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersResourceTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::respond);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void orders_are_listed_with_a_token() {
        assertThat(orders(GivenTokens.of("good")).list()).isEqualTo("[]");
        assertThat(requests).containsExactly("GET /orders/api/orders Bearer good");
    }

    @Test
    void order_is_placed_with_another_token_after_401() {
        try (Response response = orders(GivenTokens.of("old", "good")).place("{}")) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
        assertThat(requests)
                .containsExactly("POST /orders/api/orders Bearer old", "POST /orders/api/orders Bearer good");
    }

    private OrdersResource orders(AccessTokens tokens) {
        return new OrdersResource(
                URI.create("http://localhost:" + service.getAddress().getPort() + "/orders"), tokens);
    }

    private void respond(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + authorization);
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(authorization.equals("Bearer good") ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
