package io.github.entrafilter.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the program.
 *
 * @param config files of settings; the environment's if empty
 * @param contextPath the path that the application is deployed at; empty for the root
 * @param argument the token or the WAR; empty for standard input
 */
record Options(
        Command command,
        List<Path> config,
        String contextPath,
        Format format,
        Detail detail,
        Optional<String> argument) {

    Options {
        config = List.copyOf(config);
    }

    /** The commands. */
    enum Command {
        EXPLAIN,
        CHECK_CONFIG,
        EXPLAIN_WAR,
        HELP,
        VERSION
    }

    /** The format of the report. */
    enum Format {
        TEXT,
        JSON
    }

    /** The checks in the report for people. */
    enum Detail {
        PROBLEMS,
        ALL
    }
}
