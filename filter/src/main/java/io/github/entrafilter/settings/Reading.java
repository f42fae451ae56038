package io.github.entrafilter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One pass over the settings: hands out values and gathers what is wrong with them. Used once, by one thread. */
final class Reading {

    private final SettingSources sources;
    private final List<String> faults;

    Reading(SettingSources sources) {
        this.sources = sources;
        this.faults = new ArrayList<>(sources.faults());
    }

    /** The value or its default. A value that does not parse is a fault, and the stand-in lets the reading go on. */
    <T> T value(Setting setting, Function<String, T> parser, T standIn) {
        String text = sources.value(setting).orElse(setting.defaultValue());
        if (text.isEmpty()) {
            return standIn;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String shown = setting.isSecret() ? "" : " = '" + text.strip() + "'";
            faults.add(sources.nameOf(setting) + shown + " " + e.getMessage());
            return standIn;
        }
    }

    /** The elements of a list, each parsed; none where nothing is configured. */
    <T> Set<T> values(Setting setting, Function<String, T> element) {
        return value(setting, SettingValue.setOf(element), Set.of());
    }

    /** The value of a setting that has no default. */
    <T> T required(Setting setting, Function<String, T> parser, T standIn) {
        if (sources.value(setting).isEmpty()) {
            faults.add(missing(setting));
        }
        return value(setting, parser, standIn);
    }

    /** Whether the setting stands anywhere. */
    boolean isWritten(Setting setting) {
        return sources.value(setting).isPresent();
    }

    /** Whether the filter has the setting of its own, and not from its application. */
    boolean isOwn(Setting setting) {
        return sources.isOwn(setting);
    }

    /** The settings fit together only if this holds. */
    void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /** How to say that a setting is missing: where it can be written, and what it means. */
    static String missing(Setting setting) {
        return setting.propertyName() + " is missing: " + setting.meaning() + " (environment "
                + setting.environmentName() + ", filter init-param " + setting.key() + ")";
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
