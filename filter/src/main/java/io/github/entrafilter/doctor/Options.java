package io.github.entrafilter.doctor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the program.
 *
 * @param config a file of settings; the environment's if not given
 * @param argument the token, a dash for standard input, or the WAR
 */
record Options(Command command, Optional<Path> config, Format format, String argument) {

    static final String STANDARD_INPUT = "-";

    /** The commands. */
    enum Command {
        EXPLAIN,
        CHECK_CONFIG,
        EXPLAIN_WAR
    }

    /** The format of the report. */
    enum Format {
        TEXT,
        JSON
    }

    /** Parses the arguments; empty if they are invalid. */
    static Optional<Options> of(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Optional<Command> command = command(rest.isEmpty() ? "" : rest.pop());
        try {
            return command.flatMap(known -> of(known, rest));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Options> of(Command command, Deque<String> rest) {
        Optional<Path> config = Optional.empty();
        Format format = Format.TEXT;
        Optional<String> argument = Optional.empty();
        while (!rest.isEmpty()) {
            String next = rest.pop();
            if (next.equals("--json")) {
                format = Format.JSON;
            } else if (next.equals("--config") && !rest.isEmpty()) {
                config = Optional.of(Path.of(rest.pop()));
            } else if (!next.startsWith("--") && argument.isEmpty() && command != Command.CHECK_CONFIG) {
                argument = Optional.of(next);
            } else {
                return Optional.empty();
            }
        }
        boolean isComplete =
                command != Command.EXPLAIN_WAR || argument.map(Path::of).isPresent();
        return isComplete
                ? Optional.of(new Options(command, config, format, argument.orElse(STANDARD_INPUT)))
                : Optional.empty();
    }

    private static Optional<Command> command(String name) {
        return switch (name) {
            case "explain" -> Optional.of(Command.EXPLAIN);
            case "check-config" -> Optional.of(Command.CHECK_CONFIG);
            case "explain-war" -> Optional.of(Command.EXPLAIN_WAR);
            default -> Optional.empty();
        };
    }

    Path war() {
        return Path.of(argument);
    }
}
