package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigLookup;
import io.github.entrafilter.settings.config.ConfigPlace;
import io.github.entrafilter.settings.config.ConfigValue;
import io.github.entrafilter.settings.config.PropertiesFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * System properties, environment variables and the application's {@code META-INF/microprofile-config.properties}, by
 * the rules of MicroProfile Config, for servers without it: a WAR has the same settings everywhere.
 */
final class FallbackSource implements SettingSource {

    private static final String FILE = "microprofile-config.properties";
    private static final int PROPERTIES_ORDINAL = 400;
    private static final int ENVIRONMENT_ORDINAL = 300;
    private static final int FILE_ORDINAL = 100;

    private final ConfigLookup lookup;
    private final List<String> unreadNames;

    private FallbackSource(ConfigLookup lookup, List<String> unreadNames) {
        this.lookup = lookup;
        this.unreadNames = unreadNames;
    }

    /** Returns the source for the calling thread's application. */
    static SettingSource ofApplication() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return of(
                systemProperties(),
                System.getenv(),
                name -> application == null ? List.of() : PropertiesFile.named(name, application));
    }

    static Map<String, String> systemProperties() {
        Properties all = System.getProperties();
        Map<String, String> properties = new HashMap<>();
        for (String name : all.stringPropertyNames()) {
            properties.put(name, all.getProperty(name, ""));
        }
        return properties;
    }

    /** @param files finds the properties of each file with this name in {@code META-INF} */
    static SettingSource of(
            Map<String, String> properties,
            Map<String, String> variables,
            Function<String, List<Map<String, String>>> files) {
        List<ConfigPlace> process = List.of(
                ConfigPlace.ofProperties("system property", PROPERTIES_ORDINAL, properties),
                ConfigPlace.ofVariables("environment", ENVIRONMENT_ORDINAL, variables));
        List<Map<String, String>> names = new ArrayList<>(List.of(properties));
        List<ConfigPlace> defaults = places(FILE, FILE_ORDINAL, files, names);
        Optional<ConfigValue> profile = new ConfigLookup(joined(process, defaults), "").find(ConfigLookup.PROFILE);
        String profiles = profile.isPresent() ? profile.get().value() : "";
        // "Loaded on top of the default" (section 3.2.2): before it, and with the same rank at least.
        int ordinal = highestOrdinal(defaults);
        List<ConfigPlace> onTop = new ArrayList<>();
        for (String name : ConfigLookup.profiles(profiles)) {
            onTop.addAll(places(FILE.replace(".", "-" + name + "."), ordinal, files, names));
        }
        return new FallbackSource(
                new ConfigLookup(joined(process, joined(onTop, defaults)), profiles),
                unreadNames(names, variables.keySet()));
    }

    private static int highestOrdinal(List<ConfigPlace> files) {
        if (files.isEmpty()) {
            return FILE_ORDINAL;
        }
        int highest = Integer.MIN_VALUE;
        for (ConfigPlace file : files) {
            highest = Math.max(highest, file.ordinal());
        }
        return highest;
    }

    private static List<String> unreadNames(List<Map<String, String>> properties, Set<String> variables) {
        Set<String> sentences = new TreeSet<>();
        for (Map<String, String> place : properties) {
            for (String name : place.keySet()) {
                NameCheck.addUnreadProperty(name, sentences);
            }
        }
        for (String name : variables) {
            NameCheck.addUnreadVariable(name, sentences);
        }
        return List.copyOf(sentences);
    }

    private static List<ConfigPlace> places(
            String name,
            int ordinal,
            Function<String, List<Map<String, String>>> files,
            List<Map<String, String>> names) {
        List<Map<String, String>> found = files.apply(name);
        names.addAll(found);
        List<ConfigPlace> places = new ArrayList<>();
        for (Map<String, String> file : found) {
            places.add(ConfigPlace.ofProperties("META-INF/" + name, ordinal, file));
        }
        return places;
    }

    private static List<ConfigPlace> joined(List<ConfigPlace> first, List<ConfigPlace> second) {
        List<ConfigPlace> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    /** Returns the source for the lines of a file of properties or environment variables, and nothing else. */
    static SettingSource ofLines(Map<String, String> lines) {
        Map<String, String> properties = new HashMap<>();
        Map<String, String> variables = new HashMap<>();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            (line.getKey().contains(".") ? properties : variables).put(line.getKey(), line.getValue());
        }
        return of(properties, variables, name -> List.of());
    }

    @Override
    public Optional<ConfigValue> find(Setting<?> setting) {
        return lookup.find(setting.propertyName());
    }

    @Override
    public List<String> unreadNames() {
        return unreadNames;
    }
}
