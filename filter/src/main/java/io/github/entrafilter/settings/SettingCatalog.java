package io.github.entrafilter.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of all settings. Each record of settings declares its own, as constants next to what reads them. */
public final class SettingCatalog {

    private static final List<Setting<?>> ALL = byGroup(
            TrustSettings.DECLARED,
            CallerPolicy.DECLARED,
            AccessSettings.DECLARED,
            RevocationList.DECLARED,
            KeySettings.DECLARED,
            NetworkSettings.DECLARED,
            ResponseSettings.DECLARED);

    /** Each variable of the environment is looked up when an application starts. */
    private static final Map<String, Setting<?>> BY_ENVIRONMENT_NAME = new HashMap<>();

    private static final Map<String, Setting<?>> BY_KEY = new HashMap<>();

    static {
        for (Setting<?> setting : ALL) {
            BY_ENVIRONMENT_NAME.put(setting.environmentName(), setting);
            BY_KEY.put(setting.key(), setting);
        }
    }

    private SettingCatalog() {}

    private static List<Setting<?>> byGroup(Section... sections) {
        List<Setting<?>> settings = new ArrayList<>();
        for (Setting.Group group : Setting.Group.values()) {
            for (Section section : sections) {
                for (Setting<?> setting : section.settings) {
                    if (setting.group() == group) {
                        settings.add(setting);
                    }
                }
            }
        }
        return List.copyOf(settings);
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
