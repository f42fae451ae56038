package io.github.entrafilter.application;

/**
 * A warning about a setting that is valid and may not do what its owner expects.
 *
 * @param setting the setting's key, or the kind of thing that is not read
 */
public record SettingWarning(Effect effect, String setting, String problem, String fix) {

    /** The effect on protection. */
    public enum Effect {
        /** A restriction that somebody may count on is not in force. */
        NOT_ENFORCED,
        /** Protection is in force: callers are refused that may be meant to pass, or a value has no effect. */
        HARMLESS
    }

    public static SettingWarning notEnforced(String setting, String problem, String fix) {
        return new SettingWarning(Effect.NOT_ENFORCED, setting, problem, fix);
    }

    public static SettingWarning harmless(String setting, String problem, String fix) {
        return new SettingWarning(Effect.HARMLESS, setting, problem, fix);
    }

    /** The warning in one line. */
    @Override
    public String toString() {
        return fix.isEmpty() ? problem : problem + "; " + fix;
    }
}
