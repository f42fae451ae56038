package io.github.entrafilter.settings;

import java.util.Optional;

/**
 * A setting as one place has it.
 *
 * @param value never blank
 * @param name under which the place has it, for messages
 * @param origin the kind of place, for the start-up record
 * @param problem why the value cannot be used, worded to follow its name
 */
record WrittenSetting(String value, String name, String origin, Optional<String> problem) {

    static WrittenSetting usable(String value, String name, String origin) {
        return new WrittenSetting(value, name, origin, Optional.empty());
    }

    static WrittenSetting unusable(String value, String name, String origin, String problem) {
        return new WrittenSetting(value, name, origin, Optional.of(problem));
    }
}
