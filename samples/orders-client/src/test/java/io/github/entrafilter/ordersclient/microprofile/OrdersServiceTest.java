package io.github.entrafilter.ordersclient.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.ordersclient.jaxrs.BearerTokenFilter;
import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.ScriptedTokens;
import io.github.entrafilter.ordersclient.token.StrictService;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersServiceTest {

    private static final String URL = "orders/mp-rest/url";
    private static final String SCOPE = "orders.scope";

    private StrictService service;

    @BeforeEach
    void start() throws IOException {
        service = new StrictService("good");
        System.setProperty(URL, service.address().toString());
        System.setProperty(SCOPE, "api://11111111-c11d-4000-8000-000000000000/.default");
    }

    @AfterEach
    void stop() {
        System.clearProperty(URL);
        System.clearProperty(SCOPE);
        service.close();
    }

    @Test
    void requests_carry_the_token() {
        assertThat(orders(ScriptedTokens.of("good")).list()).isEqualTo("[\"tea\"]");
        assertThat(service.requests()).containsExactly("GET /orders/api/orders Bearer good");
    }

    @Test
    void request_is_retried_with_another_token_after_401() {
        try (Response answer = orders(ScriptedTokens.of("old", "good")).place("{}")) {
            assertThat(answer.getStatus()).isEqualTo(200);
        }
        assertThat(service.requests())
                .containsExactly("POST /orders/api/orders Bearer old {}", "POST /orders/api/orders Bearer good {}");
    }

    private OrdersService orders(AccessTokens tokens) {
        return RestClientBuilder.newBuilder()
                .baseUri(service.address())
                .register(new OrdersTokenFilter(new BearerTokenFilter(service.address(), tokens)))
                .build(OrdersService.class);
    }
}
