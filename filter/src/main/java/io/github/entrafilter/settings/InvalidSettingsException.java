package io.github.entrafilter.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Says all that is wrong with them, not just the first fault. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    InvalidSettingsException(String subject, List<String> faults) {
        super(subject + " cannot start, its settings are not usable:\n  - " + String.join("\n  - ", faults));
        this.faults = List.copyOf(faults);
    }

    private InvalidSettingsException(List<InvalidSettingsException> all) {
        super(all.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
        this.faults = all.stream().flatMap(one -> one.faults().stream()).toList();
    }

    /** All that is wrong with the settings of several. */
    public static InvalidSettingsException ofAll(List<InvalidSettingsException> all) {
        return new InvalidSettingsException(all);
    }

    /** One sentence for each fault, each naming its setting. */
    public List<String> faults() {
        return faults;
    }
}
