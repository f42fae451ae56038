package io.github.entrafilter.settings;

import java.util.Optional;
import java.util.Set;

/** A place where settings stand. */
interface SettingSource {

    /** The value as written, never blank; empty where this place says nothing. */
    Optional<String> value(Setting setting);

    /** The values as written now, where a place can change while the application runs; may block. */
    default Set<String> valuesNow(Setting setting) {
        return value(setting).map(Set::of).orElse(Set.of());
    }

    /** Whether the values in this place can change while the application runs. */
    default boolean mayChange() {
        return false;
    }

    /** Names in this place that look like settings of ours and are none. */
    Set<String> unknownNames();

    /** What kind of place has this setting, for the startup report. */
    String originOf(Setting setting);

    /** The name under which this place has the setting, for messages. */
    String nameOf(Setting setting);
}
