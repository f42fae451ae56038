package io.github.entrafilter.ordersclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void invalid_url_is_reported() {
        assertThatThrownBy(() -> ClientSettings.of(List.of("a b"), ENVIRONMENT))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("a b");
    }
}
