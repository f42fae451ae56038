package io.github.entrafilter.localentra.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param port the http port; 0 for any free port
 * @param httpsPort the https port; 0 for any free port
 * @param directoryFile the directory file; empty for the standard directory
 * @param directoryDelay the number of times that a request to Graph misses a change
 * @param task the task
 */
record ProgramOptions(int port, int httpsPort, Optional<Path> directoryFile, int directoryDelay, Task task) {

    /** The tasks of the program. */
    enum Task {
        SERVE,
        SHOW_HELP
    }

    static final String USAGE = """
            Usage: java -jar local-entra.jar [--port PORT] [--https-port PORT] [--directory FILE]
                                             [--directory-delay COUNT]

              --port PORT       http port on localhost (default 8400; 0 for any free port)
              --https-port PORT https port on localhost, for clients that require https (default: any free port)
              --directory FILE  JSON file with the tenant (default: a tenant with the API "orders")
              --directory-delay COUNT
                                times that each kind of request to Microsoft Graph misses a change, like replication
                                delay in Entra ID (default: 0)
              --help            show this help
            """;

    private static final int DEFAULT_PORT = 8400;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for an unknown option or an invalid value
     */
    static ProgramOptions parse(List<String> arguments) {
        if (arguments.contains("--help")) {
            return new ProgramOptions(DEFAULT_PORT, 0, Optional.empty(), 0, Task.SHOW_HELP);
        }
        int port = DEFAULT_PORT;
        int httpsPort = 0;
        Optional<Path> directory = Optional.empty();
        int delay = 0;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(option, value(option, rest));
                case "--https-port" -> httpsPort = port(option, value(option, rest));
                case "--directory" -> directory = Optional.of(path(value(option, rest)));
                case "--directory-delay" -> delay = delay(option, value(option, rest));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return new ProgramOptions(port, httpsPort, directory, delay, Task.SERVE);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " requires a value");
        }
        return rest.next();
    }

    private static int port(String option, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > MAX_PORT) {
            throw new IllegalArgumentException(option + " must be a number from 0 to " + MAX_PORT + ", not " + value);
        }
        return Integer.parseInt(value);
    }

    private static int delay(String option, String value) {
        if (!value.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(option + " must be a number from 0 to 999, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--directory must be the path of a file, not " + value, e);
        }
    }
}
