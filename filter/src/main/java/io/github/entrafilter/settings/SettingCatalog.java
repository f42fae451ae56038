package io.github.entrafilter.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list of all settings. Each record of settings declares its own, as constants next to what reads them. */
public final class SettingCatalog {

    private static final List<Setting<?>> ALL = Stream.of(
                    TrustSettings.DECLARED,
                    CallerPolicy.DECLARED,
                    AccessSettings.DECLARED,
                    RevocationList.DECLARED,
                    KeySettings.DECLARED,
                    NetworkSettings.DECLARED,
                    ResponseSettings.DECLARED)
            .flatMap(section -> section.settings.stream())
            .sorted(Comparator.comparing(Setting::group))
            .toList();

    private SettingCatalog() {}

    /** Returns all settings in the order of their documentation. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    static Optional<Setting<?>> ofKey(String key) {
        return first(setting -> setting.key().equals(key));
    }

    static Optional<Setting<?>> ofEnvironmentName(String name) {
        return first(setting -> setting.environmentName().equals(name));
    }

    private static Optional<Setting<?>> first(Predicate<Setting<?>> condition) {
        return ALL.stream().filter(condition).findFirst();
    }

    /** The settings that one class declares, in order. Filled while that class is initialized. */
    static final class Section {

        private final List<Setting<?>> settings = new ArrayList<>();

        /** Begins the declaration of a setting. */
        <T> Setting.Builder<T> setting(Setting.Group group, String key, SettingType<T> type) {
            return new Setting.Builder<>(settings, group, key, type);
        }
    }
}
