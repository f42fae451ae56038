package io.github.entrafilter.ordersclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {

    private static final String SCOPE = "api://11111111-c11d-4000-8000-000000000000/.default";
    private static final Map<String, String> ENVIRONMENT = Map.of("ORDERS_SCOPE", SCOPE);

    @Test
    void scope_is_the_only_required_setting() throws CallFailedException {
        ClientSettings settings = ClientSettings.of(List.of(), ENVIRONMENT);

        assertThat(settings.service()).hasToString("http://localhost:8080/orders");
        assertThat(settings.scope()).isEqualTo(SCOPE);
        assertThat(settings.identity()).isEmpty();
    }

    @Test
    void arguments_override_the_environment() throws CallFailedException {
        ClientSettings settings = ClientSettings.of(
                List.of("https://orders.example/orders/", "api://another/.default"),
                Map.of("ORDERS_URL", "https://ignored.example", "ORDERS_SCOPE", SCOPE));

        assertThat(settings.service()).hasToString("https://orders.example/orders");
        assertThat(settings.scope()).isEqualTo("api://another/.default");
    }

    @Test
    void identity_comes_from_azures_variable() throws CallFailedException {
        ClientSettings settings =
                ClientSettings.of(List.of(), Map.of("ORDERS_SCOPE", SCOPE, "AZURE_CLIENT_ID", "an-identity"));

        assertThat(settings.identity()).contains("an-identity");
    }

    @Test
    void missing_scope_is_reported() {
        assertThatThrownBy(() -> ClientSettings.of(List.of(), Map.of("ORDERS_SCOPE", " ")))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("ORDERS_SCOPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/orders", "http://127.0.0.1/orders", "http://[::1]:1/orders"})
    void http_is_accepted_for_loopback_urls(String url) throws CallFailedException {
        assertThat(ClientSettings.of(List.of(url), ENVIRONMENT).service()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://orders.example/orders", "http://localhost.example", "orders", "https:/x", "a b"})
    void other_url_without_https_is_refused(String url) {
        assertThatThrownBy(() -> ClientSettings.of(List.of(url), ENVIRONMENT))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining(url);
    }
}
