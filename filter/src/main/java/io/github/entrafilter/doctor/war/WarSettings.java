package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.ProtectingFilter;
import io.github.entrafilter.coverage.ProtectingFilter.Mode;
import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Settings that stand in a WAR and decide who needs a token for what. Those of the environment come on top when the
 * application runs.
 *
 * @param properties by their names, those of profiles included
 */
record WarSettings(Map<String, String> properties) {

    private static final String PREFIX = "entra.";
    private static final String VARIABLE_PREFIX = "ENTRA_";
    private static final String ROLES_ALLOWED = "roles-allowed";
    private static final String PUBLIC_PATHS = "public-paths";
    private static final String CORS_PREFLIGHT = "cors-preflight";
    private static final String MODE = "mode";
    private static final String CONTAINER_LOGIN = "container-login";
    private static final List<String> DECISIVE =
            List.of(ROLES_ALLOWED, PUBLIC_PATHS, CORS_PREFLIGHT, MODE, CONTAINER_LOGIN);

    /** @param overrides win over those in the WAR, as properties or environment variables */
    static WarSettings of(Map<String, String> war, Map<String, String> overrides) {
        Map<String, String> properties = new HashMap<>(war);
        overrides.forEach((name, value) -> properties.put(
                name.startsWith(VARIABLE_PREFIX)
                        ? PREFIX
                                + name.substring(VARIABLE_PREFIX.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')
                        : name,
                value));
        return new WarSettings(properties);
    }

    /** The filter as these settings and its init-params make it. */
    ProtectingFilter filter(String name, List<FilterMapping> mappings, Map<String, String> initParameters) {
        boolean hasOwnRoles = !initParameters.getOrDefault(ROLES_ALLOWED, "").isBlank();
        // A filter with roles of its own keeps the application's public paths closed.
        Optional<String> publicPaths = hasOwnRoles
                ? Optional.ofNullable(initParameters.get(PUBLIC_PATHS))
                : value(PUBLIC_PATHS, initParameters);
        return new ProtectingFilter(
                name,
                mappings,
                Set.copyOf(list(value(ROLES_ALLOWED, initParameters))),
                list(publicPaths),
                value(CORS_PREFLIGHT, initParameters)
                                .filter("true"::equalsIgnoreCase)
                                .isPresent()
                        ? Preflights.PASSED_ON
                        : Preflights.REFUSED,
                value(MODE, initParameters).filter("report"::equalsIgnoreCase).isPresent()
                        ? Mode.REPORT
                        : Mode.ENFORCE);
    }

    boolean hasContainerLogin() {
        return value(CONTAINER_LOGIN, Map.of()).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Settings that apply in one profile only: MicroProfile Config 3.1, section on profiles. */
    Map<String, String> ofProfiles() {
        return those(name -> name.startsWith("%") && name.contains("." + PREFIX), value -> true);
    }

    /** Settings whose value has an expression. */
    Map<String, String> ofEnvironment() {
        return those(
                name -> DECISIVE.stream().map(PREFIX::concat).anyMatch(name::equals), value -> value.contains("${"));
    }

    private Map<String, String> those(Predicate<String> names, Predicate<String> values) {
        Map<String, String> found = new TreeMap<>(properties);
        found.keySet().removeIf(names.negate());
        found.values().removeIf(values.negate());
        return found;
    }

    private Optional<String> value(String key, Map<String, String> initParameters) {
        return Optional.ofNullable(initParameters.getOrDefault(key, properties.get(PREFIX + key)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Comma-separated, by the rule of MicroProfile Config: a backslash makes a comma a part of the element. */
    private static List<String> list(Optional<String> value) {
        return value.stream()
                .flatMap(text -> Arrays.stream(text.split("(?<!\\\\),", -1)))
                .map(element -> element.replace("\\,", ",").strip())
                .filter(element -> !element.isEmpty())
                .distinct()
                .toList();
    }
}
