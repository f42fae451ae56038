package io.github.entrafilter.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place with properties, as MicroProfile Config knows it.
 *
 * @param name for the start-up record
 * @param ordinal the higher, the more its values count
 * @param properties finds a property by its name
 */
record ConfigPlace(String name, int ordinal, Function<String, Optional<Property>> properties) {

    private static final String ORDINAL = "config_ordinal";

    /**
     * A property as it is written.
     *
     * @param name which an environment variable spells in its own way
     */
    record Property(String name, String value) {}

    /** A place whose properties carry their own names. Its {@code config_ordinal} counts before the given one. */
    static ConfigPlace ofProperties(String name, int ordinal, Map<String, String> properties) {
        return of(name, ordinal, property -> property(property, properties));
    }

    /** Environment variables, which are looked up in the three spellings of MicroProfile Config 3.1, section 5.3.1. */
    static ConfigPlace ofVariables(String name, int ordinal, Map<String, String> variables) {
        return of(
                name,
                ordinal,
                property -> NameCheck.variablesOf(property).stream()
                        .flatMap(variable -> property(variable, variables).stream())
                        .findFirst());
    }

    private static Optional<Property> property(String name, Map<String, String> properties) {
        return Optional.ofNullable(properties.get(name)).map(value -> new Property(name, value));
    }

    private static ConfigPlace of(String name, int ordinal, Function<String, Optional<Property>> properties) {
        return new ConfigPlace(
                name,
                properties
                        .apply(ORDINAL)
                        .map(Property::value)
                        .filter(text -> text.matches("-?[0-9]{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(ordinal),
                properties);
    }

    /** The first of these properties that is not blank. */
    Optional<Property> find(Iterable<String> names) {
        for (String property : names) {
            Optional<Property> found =
                    properties.apply(property).filter(it -> !it.value().isBlank());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
