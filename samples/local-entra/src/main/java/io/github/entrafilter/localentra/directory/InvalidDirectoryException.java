package io.github.entrafilter.localentra.directory;

import java.util.List;

/** A directory with problems. Lists all of them, each with its JSON path. */
public final class InvalidDirectoryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidDirectoryException(List<String> problems) {
        super("The directory has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:") + "\n  "
                + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems, each as its JSON path, a colon and a sentence. */
    public List<String> problems() {
        return problems;
    }
}
