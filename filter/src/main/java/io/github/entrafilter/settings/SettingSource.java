package io.github.entrafilter.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A source of settings. A blank value counts as not set: the next source is read. */
interface SettingSource {

    /**
     * A setting as one source has it.
     *
     * @param value never blank
     * @param name the setting's name in that source, for messages
     * @param origin the kind of source, for the start-up report
     * @param problem why the value cannot be used, worded to follow the name
     */
    record Written(String value, String name, String origin, Optional<String> problem) {

        static Written usable(String value, String name, String origin) {
            return new Written(value, name, origin, Optional.empty());
        }

        static Written unusable(String value, String name, String origin, String problem) {
            return new Written(value, name, origin, Optional.of(problem));
        }
    }

    /** Returns the setting; empty if this source does not have it. */
    Optional<Written> find(Setting<?> setting);

    /**
     * Returns the current values, where a source can change while the application runs; may block.
     *
     * @throws RuntimeException if they cannot be read
     */
    default Set<String> currentValues(Setting<?> setting) {
        return find(setting).map(written -> Set.of(written.value())).orElse(Set.of());
    }

    /** Whether the values in this source can change while the application runs. */
    default boolean mayChange() {
        return false;
    }

    /** Returns the names in this source that look like settings and are not read, one sentence each. */
    List<String> unreadNames();
}
