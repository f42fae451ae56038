package io.github.entrafilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Reports settings that cannot be used, with all their problems at once. */
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

    /** Returns the exception for several filters with invalid settings. */
    public static InvalidSettingsException ofAll(List<InvalidSettingsException> all) {
        return new InvalidSettingsException(all);
    }

    /** Returns one sentence for each problem, which names the setting. */
    public List<String> problems() {
        return problems;
    }
}
