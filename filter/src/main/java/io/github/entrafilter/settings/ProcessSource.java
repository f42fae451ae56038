package io.github.entrafilter.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** System properties, then environment variables: what carries the settings where MicroProfile Config is missing. */
record ProcessSource(Map<String, String> properties, Map<String, String> environment) implements SettingSource {

    ProcessSource {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    static SettingSource ofThisProcess() {
        Properties all = System.getProperties();
        Map<String, String> ours = new HashMap<>();
        for (String name : all.stringPropertyNames()) {
            if (name.startsWith(SettingNames.PREFIX)) {
                ours.put(name, all.getProperty(name, ""));
            }
        }
        return new ProcessSource(ours, System.getenv());
    }

    @Override
    public Optional<String> value(Setting setting) {
        return written(properties, setting.propertyName()).or(() -> written(environment, setting.environmentName()));
    }

    private static Optional<String> written(Map<String, String> place, String name) {
        return Optional.ofNullable(place.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>();
        properties.keySet().stream().filter(SettingNames::isUnknownProperty).forEach(unknown::add);
        environment.keySet().stream().filter(SettingNames::isUnknownVariable).forEach(unknown::add);
        return unknown;
    }

    @Override
    public String nameOf(Setting setting) {
        return written(properties, setting.propertyName()).isPresent()
                ? setting.propertyName()
                : setting.environmentName();
    }

    @Override
    public String originOf(Setting setting) {
        return written(properties, setting.propertyName()).isPresent() ? "system property" : "environment";
    }
}
