package io.github.entrafilter.settings;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** MicroProfile Config of the application. Loaded only where the container has an implementation. */
record MicroProfileSource(Config config) implements SettingSource {

    /**
     * The configuration of the calling thread's application. Looked up, not injected: an injection point for it breaks
     * deployments on containers without MicroProfile Config.
     */
    static SettingSource ofApplication() {
        return new MicroProfileSource(ConfigProvider.getConfig());
    }

    @Override
    public Optional<String> value(Setting setting) {
        return config.getOptionalValue(setting.propertyName(), String.class).filter(value -> !value.isBlank());
    }

    /**
     * Implementations keep a value for a while (Payara for a minute), so the sources are asked, too. What either tells
     * counts: in doubt more is shut out, and not less.
     */
    @Override
    public Set<String> valuesNow(Setting setting) {
        Set<String> values = new LinkedHashSet<>();
        value(setting).ifPresent(values::add);
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
                .flatMap(source -> Stream.ofNullable(source.getValue(setting.propertyName())))
                .filter(value -> !value.isBlank())
                .findFirst()
                .filter(value -> !value.contains("${"))
                .ifPresent(values::add);
        return values;
    }

    @Override
    public boolean mayChange() {
        return true;
    }

    @Override
    public Set<String> unknownNames() {
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(name -> !SettingNames.isUnknownProperty(name) && !SettingNames.isUnknownVariable(name));
        // Implementations list a variable once more as a property, and guess its dots.
        unknown.removeIf(name -> names.contains(SettingNames.variableOf(name)) && name.startsWith(SettingNames.PREFIX));
        return unknown;
    }

    @Override
    public String nameOf(Setting setting) {
        return setting.propertyName();
    }

    @Override
    public String originOf(Setting setting) {
        return String.valueOf(config.getConfigValue(setting.propertyName()).getSourceName());
    }
}
