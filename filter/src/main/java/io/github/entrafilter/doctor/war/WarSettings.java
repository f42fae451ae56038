package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.ProtectingFilter;
import io.github.entrafilter.coverage.ProtectingFilter.Mode;
import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.EffectiveSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings that stand in a WAR and decide which requests need a token. Those of the environment come on top when the
 * application runs.
 *
 * @param values what the application reads, by the keys of settings; defaults included
 */
record WarSettings(WrittenSettings written, Map<String, String> values) {

    private static final String PREFIX = "entra.";
    private static final String ROLES_ALLOWED = AccessSettings.ROLES_ALLOWED.key();
    private static final String PUBLIC_PATHS = AccessSettings.PUBLIC_PATHS.key();
    private static final String MODE = AccessSettings.MODE.key();
    // AccessSettings keeps these two to its package.
    private static final String CORS_PREFLIGHT = "cors-preflight";
    private static final String CONTAINER_LOGIN = "container-login";
    private static final Set<String> DECISIVE =
            Set.of(ROLES_ALLOWED, PUBLIC_PATHS, CORS_PREFLIGHT, MODE, CONTAINER_LOGIN);

    /**
     * Returns the settings of a WAR.
     *
     * @param files the WAR's own, each by its name
     * @param overrides win over those in the WAR
     */
    static WarSettings of(Map<String, Map<String, String>> files, WrittenSettings overrides) {
        WrittenSettings written = overrides.completedBy(files);
        return new WarSettings(written, values(written));
    }

    /** The filter as these settings and its init-params make it. */
    ProtectingFilter filter(String name, List<FilterMapping> mappings, Map<String, String> initParameters) {
        // A filter with roles of its own keeps the application's public paths closed.
        boolean isClosed = isOwn(ROLES_ALLOWED, initParameters) && !isOwn(PUBLIC_PATHS, initParameters);
        return new ProtectingFilter(
                name,
                mappings,
                Set.copyOf(list(value(ROLES_ALLOWED, initParameters))),
                isClosed ? List.of() : list(value(PUBLIC_PATHS, initParameters)),
                "true".equalsIgnoreCase(value(CORS_PREFLIGHT, initParameters))
                        ? Preflights.PASSED_ON
                        : Preflights.REFUSED,
                "report".equalsIgnoreCase(value(MODE, initParameters)) ? Mode.REPORT : Mode.ENFORCE);
    }

    /** Returns the init-param; a blank one counts as not set, as everywhere. */
    private String value(String key, Map<String, String> initParameters) {
        return (isOwn(key, initParameters) ? initParameters : values)
                .getOrDefault(key, "")
                .strip();
    }

    private static boolean isOwn(String key, Map<String, String> initParameters) {
        return !initParameters.getOrDefault(key, "").isBlank();
    }

    private static Map<String, String> values(WrittenSettings settings) {
        return settings.reader(Map.of()).effective().stream()
                .collect(Collectors.toMap(effective -> effective.setting().key(), EffectiveSetting::value));
    }

    boolean hasContainerLogin() {
        return "true".equalsIgnoreCase(value(CONTAINER_LOGIN, Map.of()));
    }

    /** Returns the profile of these settings, in words. */
    String profileInWords() {
        List<String> profiles = written.profiles();
        return profiles.isEmpty() ? "without a profile" : "of profile " + String.join(", ", profiles);
    }

    /** Returns settings of profiles that are not active: MicroProfile Config 3.1, section on profiles. */
    Map<String, String> ofOtherProfiles() {
        List<String> active = written.profiles();
        Map<String, String> found = new TreeMap<>(written.ofProfiles());
        found.keySet().removeIf(name -> {
            int end = name.indexOf("." + PREFIX);
            return end < 0 || active.contains(name.substring(1, end));
        });
        return found;
    }

    /** Returns the application's settings whose value has an expression, as written. */
    Map<String, String> ofEnvironment() {
        Map<String, String> found = new TreeMap<>();
        values(written.unexpanded()).forEach((key, value) -> {
            if (DECISIVE.contains(key) && value.contains("${")) {
                found.put(PREFIX + key, value);
            }
        });
        return found;
    }

    /** Returns the value of one of the application's settings, its expressions resolved if they can be. */
    String valueOf(String property) {
        return values.getOrDefault(property.substring(PREFIX.length()), "");
    }

    /** Comma-separated, by the rule of MicroProfile Config: a backslash makes a comma a part of the element. */
    private static List<String> list(String value) {
        return Arrays.stream(value.split("(?<!\\\\),", -1))
                .map(element -> element.replace("\\,", ",").strip())
                .filter(element -> !element.isEmpty())
                .distinct()
                .toList();
    }
}
