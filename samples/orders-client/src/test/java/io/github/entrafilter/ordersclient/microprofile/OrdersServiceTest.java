package io.github.entrafilter.ordersclient.microprofile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersServiceTest {

    private static final String URL = "orders/mp-rest/url";

    @BeforeEach
    void configure() {
        System.setProperty(URL, "http://localhost:1/orders");
    }

    @AfterEach
    void clear() {
        System.clearProperty(URL);
    }

    /** Tokens come from Azure, so what shows here is the settings that the filter reads. */
    @Test
    void tokens_are_for_the_scope_of_the_settings() {
        OrdersService orders = RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://localhost:1/orders"))
                .build(OrdersService.class);

        assertThatThrownBy(orders::list).hasStackTraceContaining("entra.client.orders.scope is not set");
    }
}
