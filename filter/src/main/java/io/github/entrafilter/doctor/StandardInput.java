package io.github.entrafilter.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Standard input: a pipe, a file, or a person at a terminal. */
interface StandardInput {

    /** Terminals do not pass on longer lines: MAX_CANON of POSIX. */
    String PROMPT =
            "Paste the token, or the response that has it, and press Enter twice. It is not shown. A line of more"
                    + " than 4095 characters (macOS: 1024) needs a file: < FILE\n> ";

    /**
     * Returns everything up to the end.
     *
     * @throws IOException if it cannot be read or is too long; with a message of one line
     */
    String read() throws IOException;

    /** A pipe or a file. */
    static StandardInput of(InputStream in) {
        return () -> BoundedText.read(in, "standard input");
    }

    /** A person, who is prompted; an empty line is the end. */
    static StandardInput prompting(HiddenLines lines) {
        return () -> {
            StringJoiner text = new StringJoiner("\n");
            String line = lines.read(PROMPT);
            while (line != null && !line.isBlank()) {
                text.add(line);
                line = lines.read("");
            }
            return text.toString();
        };
    }

    /** Lines from a terminal, which does not show them. */
    interface HiddenLines {

        /** Returns the next line; null at the end. */
        @Nullable
        String read(String prompt);
    }
}
