package io.github.entrafilter.settings;

import io.github.entrafilter.settings.config.ConfigValue;
import io.github.entrafilter.settings.config.Expression;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One pass over the settings, which returns values and collects problems. Used once, by one thread. */
final class SettingReading {

    private final SourceChain sources;
    private final Set<String> problems;
    private final Set<Setting<?>> invalid = new HashSet<>();

    SettingReading(SourceChain sources) {
        this.sources = sources;
        this.problems = new LinkedHashSet<>(sources.problems());
    }

    /** Returns the value of a setting that has a default. An invalid value is a problem; the default replaces it. */
    <T> T value(Setting<T> setting) {
        return value(setting, setting.type());
    }

    /** Returns the value of a setting that has a default, with other bounds than the setting declares. */
    <T> T value(Setting<T> setting, SettingType<T> type) {
        return writtenOrDefault(setting, type).orElseThrow();
    }

    /** Returns the value of a setting without a default; empty if it is not set or invalid. */
    <T> Optional<T> optional(Setting<T> setting) {
        return written(setting, setting.type());
    }

    /** Returns the elements of a list; empty if the setting is not set and has no default. */
    <T> Set<T> set(Setting<Set<T>> setting) {
        return writtenOrDefault(setting, setting.type()).orElse(Set.of());
    }

    private <T> Optional<T> writtenOrDefault(Setting<T> setting, SettingType<T> type) {
        Optional<T> written = written(setting, type);
        return written.isPresent() ? written : setting.parsedDefault();
    }

    private <T> Optional<T> written(Setting<T> setting, SettingType<T> type) {
        Optional<ConfigValue> written = sources.find(setting);
        return written.isPresent() ? parsed(setting, type, written.get()) : Optional.empty();
    }

    private <T> Optional<T> parsed(Setting<T> setting, SettingType<T> type, ConfigValue written) {
        Optional<String> unusable =
                written.problem().isPresent() ? written.problem() : unresolved(setting, written.value());
        if (unusable.isPresent()) {
            reject(setting, written, unusable.get());
            return Optional.empty();
        }
        try {
            return Optional.of(type.parse(written.value()));
        } catch (IllegalArgumentException e) {
            reject(setting, written, e.getMessage() + (setting.isSecret() ? "" : type.suggestion(written.value())));
            return Optional.empty();
        }
    }

    private void reject(Setting<?> setting, ConfigValue written, String problem) {
        String shown = setting.isSecret() ? "" : " = '" + written.value().strip() + "'";
        problems.add(written.name() + shown + " " + problem);
        invalid.add(setting);
    }

    /** A password may contain any characters; in other values an expression was meant to be resolved. */
    private static Optional<String> unresolved(Setting<?> setting, String value) {
        int start = value.indexOf("${");
        if (start < 0 || setting.isLiteral()) {
            return Optional.empty();
        }
        int end = value.indexOf('}', start);
        return Optional.of(Expression.unresolved(end < 0 ? value.substring(start) : value.substring(start, end + 1)));
    }

    /** Whether any source has the setting. */
    boolean isWritten(Setting<?> setting) {
        return sources.find(setting).isPresent();
    }

    /** Whether the setting is written and was found invalid. */
    boolean isInvalid(Setting<?> setting) {
        return invalid.contains(setting);
    }

    /** Whether the filter itself has the setting, apart from its application. */
    boolean isOwn(Setting<?> setting) {
        return sources.isOwn(setting);
    }

    /** Returns the source whose value counts, if it may change while the application runs. */
    Optional<SettingSource> changing(Setting<?> setting) {
        return sources.changing(setting);
    }

    /** Checks a rule between settings. */
    void require(boolean holds, String problem) {
        if (!holds) {
            addProblem(problem);
        }
    }

    /** Adds a problem, worded in full. */
    void addProblem(String problem) {
        problems.add(problem);
    }

    /** Returns the problem with a missing setting: where it can be set, and its meaning. */
    static String missing(Setting<?> setting) {
        return setting.propertyName() + " is missing: " + setting.meaning() + " (environment "
                + setting.environmentName() + ", filter init-param " + setting.key() + ")";
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
