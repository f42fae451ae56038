package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MicroProfile REST Client as Jersey implements it. */
class ConfiguredTokenFilterTest {

    private final List<String> names = new ArrayList<>();

    @RegisterExtension
    final StrictService service = new StrictService();

    ConfiguredTokenFilterTest() throws IOException {}

    @Test
    void request_carries_the_token() {
        assertThat(client(Orders.class, ScriptedTokens.of("good")).list()).isEqualTo("[\"tea\"]");
        assertThat(service.requests()).containsExactly("GET /orders/api/orders Bearer good");
    }

    @Test
    void request_is_retried_with_another_token_after_401() {
        try (Response response =
                client(Orders.class, ScriptedTokens.of("old", "good")).place("{}")) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
        assertThat(service.requests())
                .containsExactly("POST /orders/api/orders Bearer old {}", "POST /orders/api/orders Bearer good {}");
    }

    @Test
    void redirect_of_the_retry_is_not_followed() throws IOException {
        try (StrictService stranger = new StrictService()) {
            AccessTokens tokens =
                    ScriptedTokens.whileReplacing(() -> service.redirectTo(stranger.address()), "old", "good");

            try (Response response = client(Orders.class, tokens).place("{}")) {
                assertThat(response.getStatus()).isEqualTo(302);
            }
            assertThat(stranger.requests()).isEmpty();
        }
    }

    @Test
    void settings_of_the_config_key_are_read_once() {
        Orders orders = client(Orders.class, ScriptedTokens.of("good"));
        orders.list();
        orders.list();

        assertThat(names).containsExactly("orders");
    }

    @Test
    void settings_of_the_only_service_are_read_without_a_config_key() {
        client(Unnamed.class, ScriptedTokens.of("good")).list();

        assertThat(names).containsExactly("");
    }

    @Test
    void missing_setting_prevents_the_request() {
        Orders orders = RestClientBuilder.newBuilder()
                .baseUri(service.address())
                .register(new ConfiguredTokenFilter())
                .build(Orders.class);

        assertThatThrownBy(orders::list).hasStackTraceContaining("entra.client.orders.url is not set");
        assertThat(service.requests()).isEmpty();
    }

    private <T> T client(Class<T> type, AccessTokens tokens) {
        return RestClientBuilder.newBuilder()
                .baseUri(service.address())
                .register(new ConfiguredTokenFilter(ConfiguredTokenFilter::configKey, name -> {
                    names.add(name);
                    return new BearerTokenFilter(service.address(), tokens);
                }))
                .build(type);
    }

    @RegisterRestClient(configKey = "orders")
    @Path("api/orders")
    public interface Orders {

        @GET
        String list();

        @POST
        Response place(String order);
    }

    @RegisterRestClient
    @Path("api/orders")
    public interface Unnamed {

        @GET
        String list();
    }
}
