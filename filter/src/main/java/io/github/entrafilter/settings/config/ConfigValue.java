package io.github.entrafilter.settings.config;

import java.util.Optional;

/**
 * A value as one source has it.
 *
 * @param value never blank
 * @param name the property's name in that source, for messages
 * @param origin the kind of source, for the start-up report
 * @param problem why the value cannot be used, worded to follow the name
 */
public record ConfigValue(String value, String name, String origin, Optional<String> problem) {

    /** Returns a value without a problem. */
    public static ConfigValue usable(String value, String name, String origin) {
        return new ConfigValue(value, name, origin, Optional.empty());
    }

    /** Returns a value that cannot be used. */
    public static ConfigValue unusable(String value, String name, String origin, String problem) {
        return new ConfigValue(value, name, origin, Optional.of(problem));
    }
}
