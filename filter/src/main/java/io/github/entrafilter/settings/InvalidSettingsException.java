package io.github.entrafilter.settings;

import java.util.List;

/** The settings cannot be used. Says all that is wrong with them, not just the first fault. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    InvalidSettingsException(String subject, List<String> faults) {
        super(subject + " cannot start, its settings are not usable:\n  - " + String.join("\n  - ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence for each fault, each naming its setting. */
    public List<String> faults() {
        return faults;
    }
}
