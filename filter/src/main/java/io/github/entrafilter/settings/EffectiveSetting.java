package io.github.entrafilter.settings;

/**
 * The effective value of a setting.
 *
 * @param value as written; a secret is not shown
 * @param origin where it was written, or that it is the default
 */
public record EffectiveSetting(Setting<?> setting, String value, String origin) {

    private static final String DEFAULT = "default";

    static EffectiveSetting byDefault(Setting<?> setting) {
        return new EffectiveSetting(setting, setting.defaultValue(), DEFAULT);
    }

    static EffectiveSetting written(Setting<?> setting, String value, String origin) {
        return new EffectiveSetting(setting, setting.isSecret() ? "(not shown)" : value.strip(), origin);
    }

    /** Whether no source has the setting. */
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }
}
