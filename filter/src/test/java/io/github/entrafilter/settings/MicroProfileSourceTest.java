package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Nested;
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

    @Nested
    class Values {

        @Test
        void of_properties() {
            assertThat(source(properties(Map.of("entra.tenant-id", "x"))).find(TrustSettings.TENANT_ID))
                    .map(SettingSource.Written::value)
                    .contains("x");
        }

        @Test
        void of_the_environment() {
            assertThat(source(environment(Map.of("ENTRA_TENANT_ID", "x"))).find(TrustSettings.TENANT_ID))
                    .map(SettingSource.Written::value)
                    .contains("x");
        }

        @Test
        void of_the_place_that_comes_first() {
            assertThat(source(
                                    properties(Map.of("entra.tenant-id", "property")),
                                    environment(Map.of("ENTRA_TENANT_ID", "variable")))
                            .find(TrustSettings.TENANT_ID))
                    .map(SettingSource.Written::value)
                    .contains("variable");
        }

        @Test
        void keep_their_commas() {
            assertThat(source(properties(Map.of("entra.audiences", "a, b"))).find(TrustSettings.AUDIENCES))
                    .map(SettingSource.Written::value)
                    .contains("a, b");
        }

        @Test
        void that_are_not_there_or_blank_are_none() {
            assertThat(source(properties(Map.of("entra.realm", " "))).find(ResponseSettings.REALM))
                    .map(SettingSource.Written::value)
                    .isEmpty();
            assertThat(source(properties(Map.of("entra.realm", ""))).find(ResponseSettings.REALM))
                    .map(SettingSource.Written::value)
                    .isEmpty();
            assertThat(source().find(ResponseSettings.REALM))
                    .map(SettingSource.Written::value)
                    .isEmpty();
        }

        @Test
        void are_named_as_properties() {
            assertThat(source(environment(Map.of("ENTRA_TENANT_ID", "x"))).find(TrustSettings.TENANT_ID))
                    .map(SettingSource.Written::name)
                    .contains("entra.tenant-id");
        }
    }

    @Nested
    class Unknown_names {

        @Test
        void of_properties_are_told() {
            assertThat(source(properties(Map.of("entra.tenant", "x", "other.tenant", "x")))
                            .unreadNames())
                    .singleElement()
                    .asString()
                    .startsWith("entra.tenant is not a setting");
        }

        @Test
        void of_the_environment_are_told() {
            assertThat(source(environment(Map.of("ENTRA_TENANT", "x", "PATH", "x")))
                            .unreadNames())
                    .anyMatch(warning -> warning.startsWith("ENTRA_TENANT is not a setting"))
                    .noneMatch(warning -> warning.startsWith("PATH"));
        }

        @Test
        void are_not_the_known_properties() {
            assertThat(source(properties(Map.of("entra.tenant-id", "x"))).unreadNames())
                    .isEmpty();
        }

        @Test
        void are_not_the_known_variables() {
            assertThat(source(environment(Map.of("ENTRA_TENANT_ID", "x", "ENTRA_REALM", "x")))
                            .unreadNames())
                    .isEmpty();
        }
    }
}
