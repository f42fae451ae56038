package io.github.entrafilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Says all that is wrong with them, not just the first problem. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidSettingsException(String subject, List<String> problems) {
        super(subject + " cannot start, its settings are not usable:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    private InvalidSettingsException(List<InvalidSettingsException> all) {
        super(all.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
        this.problems = all.stream().flatMap(one -> one.problems().stream()).toList();
    }

    /** All that is wrong with the settings of several. */
    public static InvalidSettingsException ofAll(List<InvalidSettingsException> all) {
        return new InvalidSettingsException(all);
    }

    /** One sentence for each problem, each naming its setting. */
    public List<String> problems() {
        return problems;
    }
}
