package io.github.entrafilter.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The init-params of one filter in web.xml. */
record InitParameters(Map<String, String> parameters) implements SettingSource {

    InitParameters {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public Optional<String> value(Setting setting) {
        return setting.isOfApplication()
                ? Optional.empty()
                : Optional.ofNullable(parameters.get(setting.key())).filter(value -> !value.isBlank());
    }

    @Override
    public Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        unknown.removeIf(name -> Setting.ofKey(name)
                .filter(setting -> !setting.isOfApplication())
                .isPresent());
        return unknown;
    }

    @Override
    public String nameOf(Setting setting) {
        return "init-param " + setting.key();
    }

    @Override
    public String originOf(Setting setting) {
        return "init-param";
    }
}
