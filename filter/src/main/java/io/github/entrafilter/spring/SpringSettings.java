package io.github.entrafilter.spring;

import io.github.entrafilter.settings.Setting;
import io.github.entrafilter.settings.SettingCatalog;
import io.github.entrafilter.settings.SettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** The settings that only Spring knows, such as those in application.properties. */
record SpringSettings(Environment environment) {

    private static final int MAX_NAMES = 1000;

    private static final String NO_SERVER = "-1";
    private static final String ANY_PORT = "0";

    /** Spring's sources that the filter reads itself. It warns of misspelt names there. */
    private static final Set<String> OF_THE_PROCESS = Set.of(
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);

    /** The values by the names of init-params. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (Setting<?> setting : SettingCatalog.all()) {
            if (System.getProperty(setting.propertyName()) == null
                    && System.getenv(setting.environmentName()) == null) {
                value(setting.propertyName()).ifPresent(value -> values.put(setting.key(), value));
            }
        }
        return values;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.getProperty(name)).or(() -> list(name));
    }

    /** The elements of a YAML list, which Spring flattens. A comma in an element remains part of it. */
    private Optional<String> list(String name) {
        String elements = Stream.iterate(0, i -> i + 1)
                .map(i -> Optional.ofNullable(environment.getProperty(name + "[" + i + "]")))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(element -> element.replace(",", "\\,"))
                .collect(Collectors.joining(", "));
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
    }

    /** Warnings about names that look like settings and are not read, one sentence each. */
    List<String> warnings() {
        return environment instanceof ConfigurableEnvironment configurable
                ? SettingsReader.warningsOfRelaxedProperties(namesIn(configurable))
                : List.of();
    }

    private static List<String> namesIn(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !OF_THE_PROCESS.contains(source.getName()))
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("entra"))
                .distinct()
                .limit(MAX_NAMES)
                .toList();
    }

    /** A warning about a port of its own for Actuator: a second server, which has no filter of the application. */
    Optional<String> warningOfManagementServer() {
        String port = environment.getProperty("management.server.port", NO_SERVER);
        boolean same = !port.equals(ANY_PORT) && port.equals(environment.getProperty("server.port", "8080"));
        return same || port.equals(NO_SERVER)
                ? Optional.empty()
                : Optional.of("Entra Filter does not protect the management server at port " + port
                        + " (management.server.port): its endpoints are OPEN. Remove the property, or make the port"
                        + " reachable for your platform only");
    }

    /** A warning about settings that only Spring has, for a server that started the protection before Spring. */
    Optional<String> warningInWar() {
        Set<String> known = SettingsReader.of(Map.of()).effective().stream()
                .filter(setting -> !setting.isDefault())
                .map(setting -> setting.setting().key())
                .collect(Collectors.toSet());
        List<String> unread = values().keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> "entra." + key)
                .toList();
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Spring's properties " + String.join(", ", unread) + " are not read: the server starts the"
                                + " filter before Spring. Set them in the server's environment or in"
                                + " META-INF/microprofile-config.properties");
    }
}
