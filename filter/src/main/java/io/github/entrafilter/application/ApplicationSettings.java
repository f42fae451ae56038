package io.github.entrafilter.application;

import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The settings of an application's filters and resources, each read and reported once. Thread-safe. */
final class ApplicationSettings {

    /** Stands for the resources, which have the application's settings: no filter has an empty name. */
    static final String RESOURCES = "";

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final Map<String, Settings> byFilter = new ConcurrentHashMap<>();
    private final SettingsWarnings warnings = new SettingsWarnings();
    private volatile String contextPath = "";

    /** Sets the path that the application is deployed at, before its settings are read. */
    void deployedAt(String path) {
        contextPath = path;
    }

    /**
     * Reads the settings of several filters.
     *
     * @param filters the init-params of each filter, by its name
     * @return the reports of those that were not read before
     * @throws InvalidSettingsException with the problems of all filters' settings
     */
    List<String> readAll(Map<String, Map<String, String>> filters) {
        List<String> reports = new ArrayList<>();
        List<InvalidSettingsException> invalid = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> filter : filters.entrySet()) {
            try {
                read(filter.getKey(), filter.getValue(), reports::add);
            } catch (InvalidSettingsException e) {
                invalid.add(e);
            }
        }
        if (!invalid.isEmpty()) {
            throw InvalidSettingsException.ofAll(invalid);
        }
        return reports;
    }

    /**
     * Reads and logs the settings of a filter that starts after the others.
     *
     * @throws InvalidSettingsException with all problems of the settings
     */
    void read(String filter, Map<String, String> initParameters) {
        if (!byFilter.containsKey(filter)) {
            read(filter, initParameters, report -> LOG.log(Level.INFO, report));
        }
    }

    private void read(String filter, Map<String, String> initParameters, Consumer<String> reported) {
        byFilter.computeIfAbsent(filter, name -> {
            SettingsReader reader = SettingsReader.of(initParameters);
            // First: a misspelt name may be why a setting is missing.
            warnings.logOnce(reader.warnings());
            Settings read = reader.read(subject(name));
            StartupReport report = new StartupReport(subject(name), read, reader.effective());
            reported.accept(report.toString());
            if (LOG.isLoggable(Level.DEBUG)) {
                LOG.log(Level.DEBUG, report.defaults());
            }
            warnings.log(new SettingsReview(subject(name), read, contextPath, Instant.now()));
            return read;
        });
    }

    private static String subject(String filter) {
        return switch (filter) {
            case RESOURCES -> "JAX-RS";
            case ProtectedApplication.OWN_FILTER -> "the JAR's own filter";
            default -> "filter " + filter;
        };
    }

    /** The settings of a filter that were read before. */
    Settings of(String filter) {
        return Objects.requireNonNull(byFilter.get(filter), filter);
    }

    /** The settings of a filter; empty unless they were read before. */
    Optional<Settings> known(String filter) {
        return Optional.ofNullable(byFilter.get(filter));
    }

    /** The names of all filters whose settings were read. */
    Set<String> filters() {
        return byFilter.keySet();
    }
}
