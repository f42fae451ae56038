package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The init-params of one filter in web.xml. */
record InitParameterSource(Map<String, String> parameters) implements SettingSource {

    private static final String ORIGIN = "init-param";

    InitParameterSource {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public Optional<ConfigValue> find(Setting<?> setting) {
        return setting.isOfApplication()
                ? Optional.empty()
                : Optional.ofNullable(parameters.get(setting.key()))
                        .filter(value -> !value.isBlank())
                        .map(value -> ConfigValue.usable(value, ORIGIN + " " + setting.key(), ORIGIN));
    }

    @Override
    public List<String> unreadNames() {
        return new TreeMap<>(parameters)
                .keySet().stream()
                        .flatMap(name -> NameCheck.unreadParameter(name).stream())
                        .map(sentence -> ORIGIN + " " + sentence)
                        .toList();
    }
}
