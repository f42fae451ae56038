package io.github.entrafilter.localentra.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.EffectiveSetting;
import io.github.entrafilter.settings.SettingsReader;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter's view of the source, in an implementation of MicroProfile Config. */
@Tag("extended")
class LocalEntraConfigSourceTest {

    private static final String APPLICATION = "PropertiesConfigSource[source=application]";

    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void forget() {
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig(application));
        DevelopmentMode.stop();
    }

    private void configure(Map<String, String> properties, String... profiles) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(properties, "application", 100));
        for (String profile : profiles) {
            builder.withProfile(profile);
        }
        SmallRyeConfig config = builder.build();
        ConfigProviderResolver.instance().registerConfig(config, application);
    }

    private static Map<String, String> origins() {
        Map<String, String> origins = new HashMap<>();
        SettingsReader.of(Map.of()).effective().stream()
                .filter(setting -> !setting.isDefault())
                .forEach(setting -> origins.put(setting.setting().key(), setting.origin()));
        return origins;
    }

    @Test
    void filter_reads_the_settings_of_local_entra() {
        configure(Map.of("local-entra.enabled", "true", "entra.realm", "orders"));

        assertThat(origins())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tenant-id", "local Entra",
                        "client-id", "local Entra",
                        "audiences", "local Entra",
                        "authority", "local Entra",
                        "realm", APPLICATION));
        assertThat(SettingsReader.of(Map.of()).effective())
                .extracting(EffectiveSetting::value)
                .contains(DevelopmentMode.running()
                        .orElseThrow()
                        .server()
                        .authority()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "local-entra.enabled,      false, dev",
        "%dev.local-entra.enabled, true,  prod",
        "%dev.local-entra.enabled, true,  ",
        "entra.realm,              true,  dev",
    })
    void without_the_switch_in_this_profile_nothing_starts(String name, String value, String profile) {
        configure(Map.of(name, value), profile == null ? new String[0] : new String[] {profile});

        assertThat(origins()).doesNotContainKeys("tenant-id", "client-id", "audiences", "authority");
        assertThat(DevelopmentMode.running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dev", "'test,dev'", "'dev,test'"})
    void switch_of_a_profile_counts_in_that_profile(String profiles) {
        configure(Map.of("%dev.local-entra.enabled", "true", "%prod.entra.tenant-id", "real"), profiles.split(",", -1));

        assertThat(origins()).containsEntry("tenant-id", "local Entra");
    }

    @ParameterizedTest
    @CsvSource({"entra.tenant-id", "%dev.entra.tenant-id"})
    void setting_of_a_real_tenant_counts(String name) {
        configure(Map.of("local-entra.enabled", "true", name, "11111111-1111-1111-1111-111111111111"), "dev");

        assertThat(origins()).containsOnly(Map.entry("tenant-id", APPLICATION));
        assertThat(DevelopmentMode.running()).isEmpty();
    }

    @Test
    void listing_the_names_starts_nothing() {
        configure(Map.of("local-entra.enabled", "true"));

        assertThat(new LocalEntraConfigSource().getPropertyNames()).isEmpty();
        assertThat(DevelopmentMode.running()).isEmpty();
    }
}
