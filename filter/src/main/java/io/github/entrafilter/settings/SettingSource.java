package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A source of settings. A blank value counts as not set: the next source is read. */
interface SettingSource {

    /** Returns the setting; empty if this source does not have it. */
    Optional<ConfigValue> find(Setting<?> setting);

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
