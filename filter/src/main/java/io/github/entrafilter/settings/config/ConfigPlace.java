package io.github.entrafilter.settings.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A config source in the sense of MicroProfile Config.
 *
 * @param name for the start-up report
 * @param ordinal its rank; values of a higher rank win
 * @param properties finds a property by its name
 */
public record ConfigPlace(String name, int ordinal, Function<String, Optional<Property>> properties) {

    private static final String ORDINAL = "config_ordinal";

    /**
     * A property as written.
     *
     * @param name as written; an environment variable has another spelling
     */
    public record Property(String name, String value) {}

    /** Returns a source of properties with their own names. Its {@code config_ordinal} wins over the given one. */
    public static ConfigPlace ofProperties(String name, int ordinal, Map<String, String> properties) {
        return of(name, ordinal, property -> property(property, properties));
    }

    /** Returns a source of environment variables, in the three spellings of MicroProfile Config. */
    public static ConfigPlace ofVariables(String name, int ordinal, Map<String, String> variables) {
        return of(name, ordinal, property -> variable(property, variables));
    }

    private static Optional<Property> variable(String property, Map<String, String> variables) {
        for (String name : variablesOf(property)) {
            Optional<Property> found = property(name, variables);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the environment variables for a property, in the order of MicroProfile Config 3.1, section 5.3.1. */
    public static List<String> variablesOf(String property) {
        String underscored = underscored(property);
        return List.of(property, underscored, underscored.toUpperCase(Locale.ROOT));
    }

    /** Returns the environment variable for a property in upper case. */
    public static String variableOf(String property) {
        return underscored(property).toUpperCase(Locale.ROOT);
    }

    private static String underscored(String property) {
        StringBuilder variable = new StringBuilder(property);
        for (int i = 0; i < variable.length(); i++) {
            char character = variable.charAt(i);
            if (character >= 0x80 || !Character.isLetterOrDigit(character)) {
                variable.setCharAt(i, '_');
            }
        }
        return variable.toString();
    }

    private static Optional<Property> property(String name, Map<String, String> properties) {
        String value = properties.get(name);
        return value == null ? Optional.empty() : Optional.of(new Property(name, value));
    }

    private static ConfigPlace of(String name, int ordinal, Function<String, Optional<Property>> properties) {
        Optional<Property> written = properties.apply(ORDINAL);
        boolean usable = written.isPresent() && written.get().value().matches("-?[0-9]{1,9}");
        return new ConfigPlace(name, usable ? Integer.parseInt(written.get().value()) : ordinal, properties);
    }

    /** Returns the first of these properties that is not blank. */
    Optional<Property> find(Iterable<String> names) {
        for (String property : names) {
            Optional<Property> found = properties.apply(property);
            if (found.isPresent() && !found.get().value().isBlank()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
