package io.github.entrafilter.localentra.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param port where to listen; 0 for any free port
 * @param httpsPort where to listen for https; 0 for any free port
 * @param directoryFile the directory, if it is not the standard one
 * @param task what to do
 */
record ProgramOptions(int port, int httpsPort, Optional<Path> directoryFile, Task task) {

    /** What the program can do. */
    enum Task {
        SERVE,
        SHOW_HELP
    }

    static final String USAGE = """
            Usage: java -jar local-entra.jar [--port PORT] [--https-port PORT] [--directory FILE]

              --port PORT       listen on this port of localhost (default 8400; 0 for any free port)
              --https-port PORT the same for clients that insist on https (default: any free port)
              --directory FILE  the tenant and everybody in it, as JSON (default: one with the API "orders")
              --help            show this
            """;

    private static final int USUAL_PORT = 8400;
    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static ProgramOptions parse(List<String> arguments) {
        if (arguments.contains("--help")) {
            return new ProgramOptions(USUAL_PORT, 0, Optional.empty(), Task.SHOW_HELP);
        }
        int port = USUAL_PORT;
        int httpsPort = 0;
        Optional<Path> directory = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(option, value(option, rest));
                case "--https-port" -> httpsPort = port(option, value(option, rest));
                case "--directory" -> directory = Optional.of(path(value(option, rest)));
                default -> throw new IllegalArgumentException("There is no option " + option);
            }
        }
        return new ProgramOptions(port, httpsPort, directory, Task.SERVE);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String option, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LARGEST_PORT) {
            throw new IllegalArgumentException(option + " needs a number from 0 to " + LARGEST_PORT + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--directory needs the path of a file, not " + text, e);
        }
    }
}
