package io.github.entrafilter.settings;

import io.github.entrafilter.settings.AccessSettings.ContainerLogin;
import io.github.entrafilter.settings.SourceChain.InitParameterSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings of one filter from all their sources, and checks them as a whole. */
public final class SettingsReader {

    private final SourceChain sources;

    SettingsReader(SourceChain sources) {
        this.sources = sources;
    }

    /**
     * Returns the reader for a filter of the calling thread's application: init-params first, then MicroProfile Config,
     * or system properties and the environment if there is none.
     */
    public static SettingsReader of(Map<String, String> initParameters) {
        return new SettingsReader(SourceChain.ofApplication(initParameters));
    }

    /** Returns the reader for properties or environment variables, and nothing else. */
    public static SettingsReader ofLines(Map<String, String> lines) {
        return new SettingsReader(new SourceChain(FallbackSource.ofLines(lines)));
    }

    /**
     * Returns the reader for a filter whose application has these settings, and nothing else.
     *
     * @param files the properties of each file in {@code META-INF}, by its name
     */
    public static SettingsReader ofWritten(
            Map<String, String> initParameters,
            Map<String, String> properties,
            Map<String, String> variables,
            Map<String, Map<String, String>> files) {
        return new SettingsReader(new SourceChain(
                new InitParameterSource(initParameters),
                FallbackSource.of(
                        properties,
                        variables,
                        name -> Optional.ofNullable(files.get(name)).stream().toList())));
    }

    /** Returns every setting with its effective value and origin. */
    public List<EffectiveSetting> effective() {
        List<EffectiveSetting> effective = new ArrayList<>();
        for (Setting<?> setting : SettingCatalog.all()) {
            effective.add(sources.effective(setting));
        }
        return List.copyOf(effective);
    }

    /** Returns names that look like settings and are not read, one sentence each. */
    public List<String> warnings() {
        return sources.warnings();
    }

    /** Returns warnings about context-params in web.xml that look like settings; they are never read. */
    public static List<String> warningsOfContextParameters(Collection<String> names) {
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        List<String> warnings = new ArrayList<>();
        for (String name : sorted) {
            Optional<String> warning = NameCheck.unreadContextParameter(name);
            if (warning.isPresent()) {
                warnings.add(warning.get());
            }
        }
        return List.copyOf(warnings);
    }

    /** Returns warnings about properties of Spring that look like settings and are not read, one sentence each. */
    public static List<String> warningsOfRelaxedProperties(Collection<String> names) {
        return names.stream()
                .flatMap(name -> NameCheck.unreadRelaxedProperty(name).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Returns whether the application has container login; off if the value is invalid, which {@link #read} reports.
     */
    public ContainerLogin containerLogin() {
        return new SettingReading(sources).value(AccessSettings.CONTAINER_LOGIN);
    }

    /** Returns the URL patterns that need no token; none if the value is invalid, which {@link #read} reports. */
    public Set<String> publicPaths() {
        return new SettingReading(sources).set(AccessSettings.PUBLIC_PATHS);
    }

    /**
     * Returns the settings.
     *
     * @param subject the owner of the settings, for the message
     * @throws InvalidSettingsException with all problems
     */
    public Settings read(String subject) {
        SettingReading reading = new SettingReading(sources);
        Settings settings = read(reading);
        if (!reading.problems().isEmpty()) {
            throw new InvalidSettingsException(subject, reading.problems());
        }
        return settings;
    }

    /**
     * Checks the init-params ahead of the start, when other settings may not be available yet.
     *
     * @param subject the owner of the settings, for the message
     * @throws InvalidSettingsException with all problems, if an init-param has one
     */
    public void requireUsableParameters(String subject) {
        SettingReading reading = new SettingReading(sources);
        Settings unused = read(reading);
        for (String problem : reading.problems()) {
            if (InitParameterSource.isProblemOfParameter(problem)) {
                throw new InvalidSettingsException(subject, reading.problems());
            }
        }
    }

    private static Settings read(SettingReading reading) {
        Settings settings = Settings.read(reading);
        reading.value(AccessSettings.CONTAINER_LOGIN);
        return settings;
    }
}
