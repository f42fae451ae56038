package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.SourceChain.InitParameterSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingTest {

    private static EffectiveSetting effective(Setting<?> setting, SettingSource... sources) {
        return new SourceChain(sources).effective(setting);
    }

    private static SettingSource process(Map<String, String> properties, Map<String, String> environment) {
        return FallbackSource.of(properties, environment, name -> List.of());
    }

    @Test
    void init_param_is_the_origin() {
        assertThat(effective(ResponseSettings.REALM, new InitParameterSource(Map.of("realm", "a")))
                        .origin())
                .isEqualTo("init-param");
    }

    @Test
    void system_property_is_the_origin() {
        assertThat(effective(ResponseSettings.REALM, process(Map.of("entra.realm", "a"), Map.of("ENTRA_REALM", "b"))))
                .isEqualTo(new EffectiveSetting(ResponseSettings.REALM, "a", "system property"));
    }

    @Test
    void environment_is_the_origin() {
        assertThat(effective(ResponseSettings.REALM, process(Map.of(), Map.of("ENTRA_REALM", "b"))))
                .isEqualTo(new EffectiveSetting(ResponseSettings.REALM, "b", "environment"));
    }

    @Test
    void source_of_microprofile_config_is_the_origin() {
        SettingSource place = new MicroProfileSource(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("entra.realm", "a"), "the-file", 100))
                .build());
        assertThat(effective(ResponseSettings.REALM, place).origin()).contains("the-file");
    }

    @Test
    void default_is_the_origin_of_an_unset_setting() {
        assertThat(effective(TrustSettings.CLOCK_SKEW, process(Map.of(), Map.of())))
                .isEqualTo(new EffectiveSetting(TrustSettings.CLOCK_SKEW, "PT60S", "default"));
    }

    @Test
    void secret_is_not_shown() {
        assertThat(effective(NetworkSettings.PROXY, new InitParameterSource(Map.of("proxy", "http://u:secret@h:1")))
                        .toString())
                .doesNotContain("secret");
    }
}
