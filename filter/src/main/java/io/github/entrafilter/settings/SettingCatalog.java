package io.github.entrafilter.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Each variable of the environment is looked up when an application starts. */
    private static final Map<String, Setting<?>> BY_ENVIRONMENT_NAME = by(Setting::environmentName);

    private static final Map<String, Setting<?>> BY_KEY = by(Setting::key);

    private SettingCatalog() {}

    private static Map<String, Setting<?>> by(Function<Setting<?>, String> name) {
        Map<String, Setting<?>> settings = new HashMap<>();
        ALL.forEach(setting -> settings.put(name.apply(setting), setting));
        return settings;
    }

    /** Returns all settings in the order of their documentation. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    static Optional<Setting<?>> ofKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    static Optional<Setting<?>> ofEnvironmentName(String name) {
        return Optional.ofNullable(BY_ENVIRONMENT_NAME.get(name));
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
