package io.github.entrafilter.ordersclient.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.entrafilter.client.AccessTokens;
import io.github.entrafilter.ordersclient.GivenTokens;
import io.github.entrafilter.ordersclient.RecordingService;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersResourceTest {

    private RecordingService service;

    @BeforeEach
    void start() throws IOException {
        service = RecordingService.start(OrdersResourceTest::respond);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void orders_are_listed_with_a_token() {
        assertThat(orders(GivenTokens.of("good")).list()).isEqualTo("[]");
        assertThat(service.requests()).containsExactly("GET /orders/api/orders Bearer good");
    }

    @Test
    void order_is_placed_with_another_token_after_401() {
        try (Response response = orders(GivenTokens.of("old", "good")).place("{}")) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
        assertThat(service.requests())
                .containsExactly("POST /orders/api/orders Bearer old", "POST /orders/api/orders Bearer good");
    }

    private OrdersResource orders(AccessTokens tokens) {
        return new OrdersResource(service.url(), tokens);
    }

    private static void respond(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(authorization.equals("Bearer good") ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
    }
}
