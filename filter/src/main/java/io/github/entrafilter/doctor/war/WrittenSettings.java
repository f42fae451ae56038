package io.github.entrafilter.doctor.war;

import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.settings.config.ConfigLookup;
import io.github.entrafilter.settings.config.ConfigPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings as files have them, sorted by where an application reads them. A blank value counts as not set.
 *
 * @param properties system properties
 * @param variables environment variables
 * @param files the properties of each file in {@code META-INF}, by its name
 */
public record WrittenSettings(
        Map<String, String> properties, Map<String, String> variables, Map<String, Map<String, String>> files) {

    public static final WrittenSettings NONE = new WrittenSettings(Map.of(), Map.of(), Map.of());

    private static final String FILE = "microprofile-config.properties";
    private static final Pattern ANY_FILE = Pattern.compile("microprofile-config(?:-(.+))?\\.properties");
    private static final String ORDINAL = "config_ordinal";
    private static final int PROPERTIES_ORDINAL = 400;
    private static final int VARIABLES_ORDINAL = 300;
    private static final int FILE_ORDINAL = 100;
    private static final String EXPRESSIONS = "mp.config.property.expressions.enabled";

    public WrittenSettings {
        properties = Map.copyOf(properties);
        variables = Map.copyOf(variables);
        files = Map.copyOf(files);
    }

    /** Whether a file of this name in {@code META-INF} has settings, perhaps of one profile. */
    public static boolean isFile(String name) {
        return ANY_FILE.matcher(name).matches();
    }

    /**
     * Adds the properties that the first files do not have, or have without a value. The rank of the first file applies
     * to all.
     */
    public static void addMissing(Map<String, String> from, Map<String, String> to) {
        boolean isRanked = !to.isEmpty();
        from.forEach((name, value) -> {
            if (!isRanked || !name.equals(ORDINAL)) {
                to.merge(name, value, (first, second) -> first.isBlank() ? second : first);
            }
        });
    }

    /** Returns these settings, completed by those of further files. */
    WrittenSettings completedBy(Map<String, Map<String, String>> further) {
        Map<String, Map<String, String>> all = new HashMap<>();
        Stream.of(files, further)
                .forEach(each -> each.forEach(
                        (name, from) -> addMissing(from, all.computeIfAbsent(name, it -> new HashMap<>()))));
        return new WrittenSettings(properties, variables, all);
    }

    /** Returns these settings with expressions left as they are. */
    WrittenSettings unexpanded() {
        Map<String, String> all = new HashMap<>(properties);
        all.put(EXPRESSIONS, "false");
        return new WrittenSettings(all, variables, files);
    }

    /** Returns the reader for a filter with these init-params. */
    public SettingsReader reader(Map<String, String> initParameters) {
        return SettingsReader.ofWritten(initParameters, properties, variables, files);
    }

    /** Returns the names of the active profiles, the one of the highest rank first. */
    List<String> profiles() {
        List<ConfigPlace> places = List.of(
                ConfigPlace.ofProperties("system property", PROPERTIES_ORDINAL, properties),
                ConfigPlace.ofVariables("environment", VARIABLES_ORDINAL, variables),
                ConfigPlace.ofProperties(FILE, FILE_ORDINAL, files.getOrDefault(FILE, Map.of())));
        return new ConfigLookup(places, "")
                .find(ConfigLookup.PROFILE)
                .map(profile -> ConfigLookup.profiles(profile.value()))
                .orElse(List.of());
    }

    /**
     * Returns the properties that apply in one profile only, under the names that MicroProfile Config gives them:
     * {@code %prod.entra.mode}.
     */
    Map<String, String> ofProfiles() {
        Map<String, String> all = new HashMap<>(properties);
        files.forEach((file, from) -> profileOf(file)
                .ifPresent(
                        profile -> from.forEach((name, value) -> all.putIfAbsent("%" + profile + "." + name, value))));
        files.getOrDefault(FILE, Map.of()).forEach(all::putIfAbsent);
        all.keySet().removeIf(name -> !name.startsWith("%"));
        return all;
    }

    private static Optional<String> profileOf(String file) {
        Matcher matcher = ANY_FILE.matcher(file);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
}
