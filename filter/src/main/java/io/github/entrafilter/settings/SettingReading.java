package io.github.entrafilter.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One pass over the settings: hands out values and gathers what is wrong with them. Used once, by one thread. */
final class SettingReading {

    private final SourceChain sources;
    private final Set<String> problems;

    SettingReading(SourceChain sources) {
        this.sources = sources;
        this.problems = new LinkedHashSet<>(sources.problems());
    }

    /** The value or its default. A value that does not parse is a problem, and the stand-in lets the reading go on. */
    <T> T value(Setting setting, Function<String, T> parser, T standIn) {
        Optional<WrittenSetting> written = sources.find(setting);
        if (written.isEmpty()) {
            return setting.defaultValue().isEmpty() ? standIn : parser.apply(setting.defaultValue());
        }
        try {
            return parsed(written.get(), setting, parser);
        } catch (IllegalArgumentException e) {
            String shown =
                    setting.isSecret() ? "" : " = '" + written.get().value().strip() + "'";
            problems.add(written.get().name() + shown + " " + e.getMessage());
            return standIn;
        }
    }

    private static <T> T parsed(WrittenSetting written, Setting setting, Function<String, T> parser) {
        String text = written.value();
        Optional<String> problem = written.problem().or(() -> unfilled(text, setting));
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String remedy = setting.isSecret() ? "" : Remedy.of(text, parser);
            throw new IllegalArgumentException(e.getMessage() + remedy, e);
        }
    }

    /** A password may have any characters; whatever else has an expression was meant to be filled in by somebody. */
    private static Optional<String> unfilled(String text, Setting setting) {
        int start = text.indexOf("${");
        if (start < 0 || setting == Setting.TRUST_STORE_PASSWORD) {
            return Optional.empty();
        }
        int end = text.indexOf('}', start);
        return Optional.of(Expression.unfilled(end < 0 ? text.substring(start) : text.substring(start, end + 1)));
    }

    /** The elements of a list, each parsed; none where nothing is configured. */
    <T> Set<T> values(Setting setting, Function<String, T> element) {
        return value(setting, SettingValue.setOf(element), Set.of());
    }

    /** The value of a setting that has no default. */
    <T> T required(Setting setting, Function<String, T> parser, T standIn) {
        if (sources.find(setting).isEmpty()) {
            problems.add(missing(setting));
        }
        return value(setting, parser, standIn);
    }

    /** Whether the setting stands anywhere. */
    boolean isWritten(Setting setting) {
        return sources.find(setting).isPresent();
    }

    /** Whether the filter has the setting of its own, and not from its application. */
    boolean isOwn(Setting setting) {
        return sources.isOwn(setting);
    }

    /** The settings fit together only if this holds. */
    void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /** How to say that a setting is missing: where it can be written, and what it means. */
    static String missing(Setting setting) {
        return setting.propertyName() + " is missing: " + setting.meaning() + " (environment "
                + setting.environmentName() + ", filter init-param " + setting.key() + ")";
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
