package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigLookup;
import io.github.entrafilter.settings.config.ConfigPlace;
import io.github.entrafilter.settings.config.ConfigValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** MicroProfile Config of the application. Loaded only if the container has an implementation. */
record MicroProfileSource(Config config) implements SettingSource {

    /**
     * Returns the configuration of the calling thread's application. Looked up, not injected: an injection point for it
     * breaks deployments on containers without MicroProfile Config.
     */
    static SettingSource ofApplication() {
        return new MicroProfileSource(ConfigProvider.getConfig());
    }

    /**
     * Returns the implementation's value. If it has none, returns the first value of its sources: an empty value of a
     * higher rank or an unresolved expression would silently remove a restriction.
     */
    @Override
    public Optional<ConfigValue> find(Setting<?> setting) {
        String name = setting.propertyName();
        try {
            Optional<String> value = value(setting);
            return value.isPresent()
                    ? Optional.of(ConfigValue.usable(value.get(), name, origin(name)))
                    : lookup().find(name);
        } catch (RuntimeException e) {
            String cause = setting.isSecret() ? e.getClass().getName() : e.toString();
            return Optional.of(ConfigValue.unusable("?", name, "MicroProfile Config", "cannot be read: " + cause));
        }
    }

    private Optional<String> value(Setting<?> setting) {
        Optional<String> value = config.getOptionalValue(setting.propertyName(), String.class);
        return value.isPresent() && value.get().isBlank() ? Optional.empty() : value;
    }

    private String origin(String name) {
        return String.valueOf(config.getConfigValue(name).getSourceName());
    }

    /** Returns a lookup in the same sources that skips empty values. */
    private ConfigLookup lookup() {
        List<ConfigPlace> places = new ArrayList<>();
        for (ConfigSource source : config.getConfigSources()) {
            places.add(new ConfigPlace(source.getName(), source.getOrdinal(), name -> property(name, source)));
        }
        return new ConfigLookup(
                places,
                config.getOptionalValue(ConfigLookup.PROFILE, String.class).orElse(""));
    }

    private static Optional<ConfigPlace.Property> property(String name, ConfigSource source) {
        String value = source.getValue(name);
        return value == null ? Optional.empty() : Optional.of(new ConfigPlace.Property(name, value));
    }

    /**
     * Returns the implementation's value and the sources' value. Implementations cache values (Payara for a minute); if
     * the two differ, both count, so that more is blocked rather than less.
     */
    @Override
    public Set<String> currentValues(Setting<?> setting) {
        Set<String> values = new LinkedHashSet<>();
        Optional<String> value = value(setting);
        if (value.isPresent()) {
            values.add(value.get());
        }
        Optional<ConfigValue> found = lookup().find(setting.propertyName());
        if (found.isPresent()) {
            values.add(usable(found.get()));
        }
        return values;
    }

    private static String usable(ConfigValue found) {
        if (found.problem().isPresent()) {
            throw new IllegalStateException(found.name() + " " + found.problem().get());
        }
        return found.value();
    }

    @Override
    public boolean mayChange() {
        return true;
    }

    @Override
    public List<String> unreadNames() {
        Set<String> names = new HashSet<>();
        Set<String> variables = new HashSet<>();
        for (String name : config.getPropertyNames()) {
            names.add(name);
            variables.add(name.toUpperCase(Locale.ROOT));
        }
        Set<String> sentences = new TreeSet<>();
        for (String name : names) {
            if (!name.contains(".")) {
                NameCheck.addUnreadVariable(name, sentences);
            } else if (!variables.contains(ConfigPlace.variableOf(name))) {
                // Implementations list a variable a second time as a property, and guess its dots.
                NameCheck.addUnreadProperty(name, sentences);
            }
        }
        for (String name : FallbackSource.systemProperties().keySet()) {
            NameCheck.addUnreadProperty(name, sentences);
        }
        return List.copyOf(sentences);
    }
}
