package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.entrafilter.settings.SourceChain.InitParameterSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Settings for tests, as an application writes them. */
final class TestSettings {

    static final String TENANT = "11111111-1111-1111-1111-111111111111";
    static final String OTHER_TENANT = "22222222-2222-2222-2222-222222222222";
    static final String API = "33333333-3333-3333-3333-333333333333";
    static final String CLIENT = "abcdefab-4444-4444-4444-444444444444";

    private TestSettings() {}

    static SettingsReader reader(Map<String, String> parameters, SettingSource... others) {
        SettingSource[] sources = new SettingSource[others.length + 1];
        sources[0] = new InitParameterSource(parameters);
        System.arraycopy(others, 0, sources, 1, others.length);
        return new SettingsReader(new SourceChain(sources));
    }

    static SettingSource environment(Map<String, String> variables) {
        return process(Map.of(), variables);
    }

    static SettingSource properties(Map<String, String> properties) {
        return process(properties, Map.of());
    }

    static SettingSource process(Map<String, String> properties, Map<String, String> variables) {
        return FallbackSource.of(properties, variables, name -> List.of());
    }

    /** Returns the minimum of settings and these, as alternating names and values. */
    static Map<String, String> minimal(String... further) {
        Map<String, String> parameters = new HashMap<>(Map.of("tenant-id", TENANT, "client-id", API));
        for (int i = 0; i < further.length; i += 2) {
            parameters.put(further[i], further[i + 1]);
        }
        return parameters;
    }

    static Settings read(String... further) {
        return reader(minimal(further)).read("test");
    }

    static List<String> problems(SettingsReader reader) {
        InvalidSettingsException thrown =
                catchThrowableOfType(InvalidSettingsException.class, () -> Assertions.assertThat(reader.read("test")));
        assertThat(thrown).as("problems with the settings").isNotNull();
        return thrown.problems();
    }

    static List<String> problems(String... further) {
        return problems(reader(minimal(further)));
    }
}
