package io.github.entrafilter.settings;

import java.util.Optional;
import java.util.Set;

/** A place where settings stand. */
interface SettingSource {

    /** The value as written, never blank; empty where this place says nothing. */
    Optional<String> value(Setting setting);

    /** Names in this place that look like settings of ours and are none. */
    Set<String> unknownNames();

    /** The name under which this place has the setting, for messages. */
    String nameOf(Setting setting);
}
