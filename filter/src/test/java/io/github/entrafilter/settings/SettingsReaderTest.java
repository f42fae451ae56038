package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.TestSettings.API;
import static io.github.entrafilter.settings.TestSettings.TENANT;
import static io.github.entrafilter.settings.TestSettings.environment;
import static io.github.entrafilter.settings.TestSettings.minimal;
import static io.github.entrafilter.settings.TestSettings.problems;
import static io.github.entrafilter.settings.TestSettings.process;
import static io.github.entrafilter.settings.TestSettings.properties;
import static io.github.entrafilter.settings.TestSettings.read;
import static io.github.entrafilter.settings.TestSettings.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsReaderTest {

    @Test
    void init_params_win_over_properties_and_environment() {
        Settings settings = reader(
                        minimal("realm", "init"),
                        process(Map.of("entra.realm", "property"), Map.of("ENTRA_REALM", "environment")))
                .read("test");
        assertThat(settings.responses().realm()).contains("init");
    }

    @Test
    void properties_win_over_the_environment() {
        Settings settings = reader(
                        minimal(), process(Map.of("entra.realm", "property"), Map.of("ENTRA_REALM", "environment")))
                .read("test");
        assertThat(settings.responses().realm()).contains("property");
    }

    @Test
    void environment_alone_is_enough() {
        Settings settings = reader(Map.of(), environment(Map.of("ENTRA_TENANT_ID", TENANT, "ENTRA_CLIENT_ID", API)))
                .read("test");
        assertThat(settings).isEqualTo(read());
    }

    @Test
    void blank_init_param_does_not_hide_the_environment() {
        assertThat(reader(minimal("realm", " "), environment(Map.of("ENTRA_REALM", "environment")))
                        .read("test")
                        .responses()
                        .realm())
                .contains("environment");
    }

    @Test
    void problem_names_the_setting_as_its_source_does() {
        assertThat(problems(reader(minimal(), environment(Map.of("ENTRA_CLOCK_SKEW", "60")))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("ENTRA_CLOCK_SKEW = '60' "));
        assertThat(problems(reader(minimal(), properties(Map.of("entra.clock-skew", "60")))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("entra.clock-skew = '60' "));
    }

    @Test
    void unknown_init_param_is_a_problem_with_a_suggestion() {
        assertThat(problems("role-allowed", "admin"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("init-param role-allowed is not a setting")
                        .contains("did you mean", "init-param roles-allowed"));
    }

    @Test
    void unknown_init_param_is_a_problem_without_a_similar_setting() {
        assertThat(problems("wholly-unlike-anything", "x"))
                .containsExactly("init-param wholly-unlike-anything is not a setting");
    }

    @Test
    void setting_of_the_application_is_rejected_as_init_param() {
        assertThat(problems("container-login", "true"))
                .containsExactly("init-param container-login applies to the whole application; "
                        + "set it as entra.container-login");
    }

    @Test
    void init_param_with_prefix_is_a_problem() {
        assertThat(problems("entra.realm", "x"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("init-param entra.realm", "init-param realm"));
    }

    @Test
    void unknown_property_is_a_warning_with_a_suggestion() {
        SettingsReader reader = reader(minimal(), properties(Map.of("entra.role-allowed", "admin")));
        assertThat(reader.read("test")).isEqualTo(read());
        assertThat(reader.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith("entra.role-allowed is not a setting")
                        .contains("entra.roles-allowed"));
    }

    @Test
    void unknown_variable_is_a_warning_with_a_suggestion() {
        SettingsReader reader = reader(minimal(), environment(Map.of("ENTRA_TENANTID", TENANT)));
        assertThat(reader.read("test")).isEqualTo(read());
        assertThat(reader.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith("ENTRA_TENANTID is not a setting")
                        .contains("ENTRA_TENANT_ID"));
    }

    @Test
    void names_of_other_products_are_ignored() {
        SettingsReader reader = reader(
                minimal(),
                process(
                        Map.of("entrance.realm", "x", "my.entra.realm", "x"),
                        Map.of("ENTRANCE", "x", "MY_ENTRA_REALM", "x", "PATH", "x")));
        assertThat(reader.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
    void known_name_is_no_warning(Setting<?> setting) {
        SettingsReader reader =
                reader(Map.of(), process(Map.of(setting.propertyName(), "x"), Map.of(setting.environmentName(), "x")));
        assertThat(reader.warnings()).isEmpty();
    }
}
