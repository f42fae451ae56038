package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigLookup;
import io.github.entrafilter.settings.config.ConfigPlace;
import io.github.entrafilter.settings.config.ConfigValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

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
            return value(setting)
                    .map(value -> ConfigValue.usable(value, name, origin(name)))
                    .or(() -> lookup().find(name));
        } catch (RuntimeException e) {
            String cause = setting.isSecret() ? e.getClass().getName() : e.toString();
            return Optional.of(ConfigValue.unusable("?", name, "MicroProfile Config", "cannot be read: " + cause));
        }
    }

    private Optional<String> value(Setting<?> setting) {
        return config.getOptionalValue(setting.propertyName(), String.class).filter(value -> !value.isBlank());
    }

    private String origin(String name) {
        return String.valueOf(config.getConfigValue(name).getSourceName());
    }

    /** Returns a lookup in the same sources that skips empty values. */
    private ConfigLookup lookup() {
        List<ConfigPlace> places = StreamSupport.stream(
                        config.getConfigSources().spliterator(), false)
                .map(source -> new ConfigPlace(
                        source.getName(),
                        source.getOrdinal(),
                        name -> Optional.ofNullable(source.getValue(name))
                                .map(value -> new ConfigPlace.Property(name, value))))
                .toList();
        return new ConfigLookup(
                places,
                config.getOptionalValue(ConfigLookup.PROFILE, String.class).orElse(""));
    }

    /**
     * Returns the implementation's value and the sources' value. Implementations cache values (Payara for a minute); if
     * the two differ, both count, so that more is blocked rather than less.
     */
    @Override
    public Set<String> currentValues(Setting<?> setting) {
        Set<String> values = new LinkedHashSet<>();
        value(setting).ifPresent(values::add);
        lookup().find(setting.propertyName()).ifPresent(found -> {
            found.problem().ifPresent(problem -> {
                throw new IllegalStateException(found.name() + " " + problem);
            });
            values.add(found.value());
        });
        return values;
    }

    @Override
    public boolean mayChange() {
        return true;
    }

    @Override
    public List<String> unreadNames() {
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        Set<String> variables =
                names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        Stream<String> properties = names.stream()
                // Implementations list a variable a second time as a property, and guess its dots.
                .filter(name -> !name.contains(".") || !variables.contains(ConfigPlace.variableOf(name)))
                .flatMap(name -> (name.contains(".") ? NameCheck.unreadProperty(name) : NameCheck.unreadVariable(name))
                        .stream());
        Stream<String> system = FallbackSource.systemProperties().keySet().stream()
                .flatMap(name -> NameCheck.unreadProperty(name).stream());
        return Stream.concat(properties, system).distinct().sorted().toList();
    }
}
