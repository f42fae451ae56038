package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** Read from a real implementation. */
class MicroProfileSourceTest {

    private static SettingSource source(ConfigSource... sources) {
        return new MicroProfileSource(
                new SmallRyeConfigBuilder().withSources(sources).build());
    }

    private static ConfigSource properties(Map<String, String> properties) {
        return new PropertiesConfigSource(properties, "properties", 100);
    }

    private static ConfigSource environment(Map<String, String> variables) {
        return new EnvConfigSource(variables, 300);
    }

    @Test
    void property_is_read() {
        assertThat(source(properties(Map.of("entra.tenant-id", "x"))).find(TrustSettings.TENANT_ID))
                .map(ConfigValue::value)
                .contains("x");
    }

    @Test
    void environment_variable_is_read() {
        assertThat(source(environment(Map.of("ENTRA_TENANT_ID", "x"))).find(TrustSettings.TENANT_ID))
                .map(ConfigValue::value)
                .contains("x");
    }

    @Test
    void source_of_the_highest_rank_wins() {
        assertThat(source(
                                properties(Map.of("entra.tenant-id", "property")),
                                environment(Map.of("ENTRA_TENANT_ID", "variable")))
                        .find(TrustSettings.TENANT_ID))
                .map(ConfigValue::value)
                .contains("variable");
    }

    @Test
    void value_keeps_its_commas() {
        assertThat(source(properties(Map.of("entra.audiences", "a, b"))).find(TrustSettings.AUDIENCES))
                .map(ConfigValue::value)
                .contains("a, b");
    }

    @Test
    void missing_or_blank_value_is_empty() {
        assertThat(source(properties(Map.of("entra.realm", " "))).find(ResponseSettings.REALM))
                .map(ConfigValue::value)
                .isEmpty();
        assertThat(source(properties(Map.of("entra.realm", ""))).find(ResponseSettings.REALM))
                .map(ConfigValue::value)
                .isEmpty();
        assertThat(source().find(ResponseSettings.REALM))
                .map(ConfigValue::value)
                .isEmpty();
    }

    @Test
    void value_is_named_as_a_property() {
        assertThat(source(environment(Map.of("ENTRA_TENANT_ID", "x"))).find(TrustSettings.TENANT_ID))
                .map(ConfigValue::name)
                .contains("entra.tenant-id");
    }

    @Test
    void unknown_property_is_a_warning() {
        assertThat(source(properties(Map.of("entra.tenant", "x", "other.tenant", "x")))
                        .unreadNames())
                .singleElement()
                .asString()
                .startsWith("entra.tenant is not a setting");
    }

    @Test
    void unknown_environment_variable_is_a_warning() {
        assertThat(source(environment(Map.of("ENTRA_TENANT", "x", "PATH", "x"))).unreadNames())
                .anyMatch(warning -> warning.startsWith("ENTRA_TENANT is not a setting"))
                .noneMatch(warning -> warning.startsWith("PATH"));
    }

    @Test
    void known_property_is_no_warning() {
        assertThat(source(properties(Map.of("entra.tenant-id", "x"))).unreadNames())
                .isEmpty();
    }

    @Test
    void known_environment_variable_is_no_warning() {
        assertThat(source(environment(Map.of("ENTRA_TENANT_ID", "x", "ENTRA_REALM", "x")))
                        .unreadNames())
                .isEmpty();
    }
}
