package io.github.entrafilter.localentra.program;

import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param server the options of the server, with the standard directory
 * @param directoryFile the directory file; empty for the standard directory
 * @param directoryDelay the number of times that a request to Graph misses a change
 * @param task the task
 */
record ProgramOptions(ServerOptions server, Optional<Path> directoryFile, int directoryDelay, Task task) {

    /** The tasks of the program. */
    enum Task {
        SERVE,
        SHOW_HELP
    }

    static final String USAGE = """
            Usage: java -jar local-entra.jar [--port PORT] [--https-port PORT] [--bind-address ADDRESS]
                                             [--authority URL] [--directory FILE] [--directory-delay COUNT]

              --port PORT       http port (default 8400; 0 for any free port)
              --https-port PORT https port, for clients that require https (default: any free port)
              --bind-address ADDRESS
                                address to listen on: 0.0.0.0 in a container (default 127.0.0.1, the loopback
                                interface; any other address lets other machines mint tokens)
              --authority URL   URL that clients use where a port mapping or a proxy is in front, like
                                http://localhost:18400; documents and tokens name it. Twice for both http and https
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
        ServerOptions server = ServerOptions.of(Directory.standard()).withPorts(DEFAULT_PORT, 0);
        if (arguments.contains("--help")) {
            return new ProgramOptions(server, Optional.empty(), 0, Task.SHOW_HELP);
        }
        Optional<Path> directory = Optional.empty();
        int delay = 0;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> server = server.withPorts(port(option, value(option, rest)), server.httpsPort());
                case "--https-port" -> server = server.withPorts(server.port(), port(option, value(option, rest)));
                case "--bind-address" -> server = server.withBindAddress(address(option, value(option, rest)));
                case "--authority" -> server = authority(server, option, value(option, rest));
                case "--directory" -> directory = Optional.of(path(value(option, rest)));
                case "--directory-delay" -> delay = delay(option, value(option, rest));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return new ProgramOptions(server, directory, delay, Task.SERVE);
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

    private static InetAddress address(String option, String value) {
        try {
            // The empty string would be the loopback interface.
            if (!value.isBlank()) {
                return InetAddress.getByName(value);
            }
        } catch (UnknownHostException e) {
            // As any other text that is not an address.
        }
        throw new IllegalArgumentException(
                option + " must be an IP address or host name of this machine, like 0.0.0.0, not " + value);
    }

    private static ServerOptions authority(ServerOptions server, String option, String value) {
        try {
            return server.withAuthority(URI.create(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option + " must be a URL of host and port, like http://localhost:18400, not " + value, e);
        }
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
