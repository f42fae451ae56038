package io.github.entrafilter.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A place where settings stand. A blank value is not set here: the next place counts. */
interface SettingSource {

    /** The setting; empty where this place does not have it. */
    Optional<WrittenSetting> find(Setting setting);

    /**
     * The values as written now, where a place can change while the application runs; may block.
     *
     * @throws RuntimeException if they cannot be read
     */
    default Set<String> valuesNow(Setting setting) {
        return find(setting).map(written -> Set.of(written.value())).orElse(Set.of());
    }

    /** Whether the values in this place can change while the application runs. */
    default boolean mayChange() {
        return false;
    }

    /** Names in this place that look like settings and are not read, one sentence each. */
    List<String> unreadNames();
}
