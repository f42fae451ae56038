package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientSettingsTest {

    private static final Path SETTINGS_OF_THE_FILTER = Path.of("..", "docs", "settings.md");

    @ParameterizedTest
    @CsvSource({
        "billing, entra.client.billing.url,         https://one.example,  https://one.example",
        "billing, billing/mp-rest/url,              https://one.example/, https://one.example/",
        "billing, billing/mp-rest/uri,              https://one.example,  https://one.example",
        "billing, quarkus.rest-client.billing.url,  https://one.example,  https://one.example",
        "billing, entra.client.billing.url,         http://localhost:1,   http://localhost:1",
        "'',      entra.client.url,                 https://one.example,  https://one.example",
    })
    void url_of_a_service(String name, String property, String value, String url) {
        assertThat(settings(name, Map.of(property, value)).url().uri()).hasToString(url);
    }

    @Test
    void url_of_the_settings_precedes_that_of_the_rest_client() {
        Map<String, String> properties =
                Map.of("entra.client.billing.url", "https://one.example", "billing/mp-rest/url", "https://two.example");

        assertThat(settings("billing", properties).url().uri()).hasToString("https://one.example");
    }

    /** Else a service would get tokens of another, and could use them there. */
    @ParameterizedTest
    @CsvSource({
        "billing, entra.client.billing.scope, ENTRA_CLIENT_BILLING_SCOPE",
        "'', entra.client.scope, ENTRA_CLIENT_SCOPE"
    })
    void scope_of_another_service_is_not_used(String name, String property, String variable) {
        Map<String, String> properties = name.isEmpty()
                ? Map.of("entra.client.billing.scope", "api://b/.default")
                : Map.of("entra.client.scope", "api://a/.default", "entra.client.stock.scope", "api://s/.default");

        assertThatThrownBy(() -> settings(name, properties).tokens())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(property + " is not set (in the environment: " + variable + ")");
    }

    @Test
    void blank_setting_is_not_set() {
        assertThatThrownBy(() -> settings("", Map.of("entra.client.url", " ")).url())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entra.client.url is not set");
    }

    @Test
    void url_in_the_clear_is_refused() {
        assertThatThrownBy(() -> settings("", Map.of("entra.client.url", "http://billing.example"))
                        .url())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("entra.client.url: ")
                .hasMessageContaining("http://billing.example");
    }

    /** The filter and the client share an environment, where names have neither dots nor hyphens. */
    @ParameterizedTest
    @EnumSource(ClientSetting.class)
    void environment_variable_of_a_named_service_is_no_setting_of_the_filter(ClientSetting setting) throws IOException {
        List<String> ofTheFilter = Pattern.compile("`(ENTRA_[A-Z0-9_]+)`")
                .matcher(Files.readString(SETTINGS_OF_THE_FILTER))
                .results()
                .map(variable -> variable.group(1))
                .toList();

        assertThat(ofTheFilter)
                .contains("ENTRA_CLIENT_ID")
                .noneMatch(variable -> variable.matches(
                        setting.variable("") + "|" + setting.variable("name").replace("NAME", ".+")));
    }

    private static ServiceSettings settings(String name, Map<String, String> properties) {
        return new ServiceSettings(name, property -> Optional.ofNullable(properties.get(property)));
    }
}
