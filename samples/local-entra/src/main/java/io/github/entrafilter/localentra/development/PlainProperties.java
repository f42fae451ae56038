package io.github.entrafilter.localentra.development;

import io.github.entrafilter.settings.EffectiveSetting;
import io.github.entrafilter.settings.SettingsReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The properties where MicroProfile Config is missing: system properties, environment variables, context-params, and
 * the settings as the filter reads them.
 *
 * @param contextParameters the application's context-params
 * @param initParameters the init-params of each of our filters
 */
record PlainProperties(Map<String, String> contextParameters, List<Map<String, String>> initParameters)
        implements PropertyLookup {

    PlainProperties {
        contextParameters = Map.copyOf(contextParameters);
        initParameters = List.copyOf(initParameters);
    }

    @Override
    public Optional<String> find(String name) {
        return name.startsWith("entra.") ? setting(name) : property(name);
    }

    private Optional<String> property(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Stream.of(
                        Optional.ofNullable(System.getProperty(name)),
                        Optional.ofNullable(System.getenv(variable)),
                        Optional.ofNullable(contextParameters.get(name)))
                .flatMap(Optional::stream)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private Optional<String> setting(String name) {
        try {
            return effective(name);
        } catch (LinkageError missing) {
            throw new IllegalStateException(
                    "Local Entra is not where entra-filter is; put both into WEB-INF/lib", missing);
        }
    }

    private Optional<String> effective(String name) {
        return Stream.concat(Stream.of(Map.<String, String>of()), initParameters.stream())
                .flatMap(filter -> SettingsReader.of(filter).effective().stream())
                .filter(it -> it.setting().propertyName().equals(name) && !it.isDefault())
                .map(EffectiveSetting::value)
                .findFirst();
    }
}
