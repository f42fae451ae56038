package io.github.entrafilter.localentra.directory;

import java.util.List;

/** A directory that makes no sense. Lists everything that is wrong with it, each with its place in the file. */
public final class InvalidDirectoryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    InvalidDirectoryException(List<String> faults) {
        super("The directory has " + faults.size() + (faults.size() == 1 ? " fault:" : " faults:") + "\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong: for each fault its JSON path, a colon and a sentence. */
    public List<String> faults() {
        return faults;
    }
}
