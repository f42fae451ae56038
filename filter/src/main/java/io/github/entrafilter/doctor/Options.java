package io.github.entrafilter.doctor;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor is asked.
 *
 * @param config a file of settings; the environment's if not given
 * @param token the token, or a dash for the standard input
 */
record Options(Command command, Optional<Path> config, Format format, String token) {

    static final String STANDARD_INPUT = "-";

    /** What there is to ask. */
    enum Command {
        EXPLAIN,
        CHECK_CONFIG
    }

    /** How the answer is written. */
    enum Format {
        TEXT,
        JSON
    }

    /** Nothing where the arguments are none that make sense. */
    static Optional<Options> of(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Optional<Command> command = command(rest.isEmpty() ? "" : rest.pop());
        Optional<Path> config = Optional.empty();
        Format format = Format.TEXT;
        Optional<String> token = Optional.empty();
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            if (argument.equals("--json")) {
                format = Format.JSON;
            } else if (argument.equals("--config") && !rest.isEmpty()) {
                config = Optional.of(Path.of(rest.pop()));
            } else if (!argument.startsWith("--")
                    && token.isEmpty()
                    && !command.equals(Optional.of(Command.CHECK_CONFIG))) {
                token = Optional.of(argument);
            } else {
                return Optional.empty();
            }
        }
        Options options = new Options(command.orElse(Command.EXPLAIN), config, format, token.orElse(STANDARD_INPUT));
        return command.map(known -> options);
    }

    private static Optional<Command> command(String name) {
        return switch (name) {
            case "explain" -> Optional.of(Command.EXPLAIN);
            case "check-config" -> Optional.of(Command.CHECK_CONFIG);
            default -> Optional.empty();
        };
    }
}
