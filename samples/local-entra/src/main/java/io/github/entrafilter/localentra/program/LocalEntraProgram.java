package io.github.entrafilter.localentra.program;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.InvalidDirectoryException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Local Entra as a program. */
public final class LocalEntraProgram {

    private static final int STARTED = 0;
    private static final int START_FAILED = 1;
    private static final int USAGE_ERROR = 2;

    private static final String EXPOSED =
            "WARNING: local Entra listens on %s (ports %d and %d): machines that reach it "
                    + "can mint tokens for every principal and change the tenant. Its signing keys are public, so only tests may "
                    + "trust it.";

    private final PrintStream out;
    private final PrintStream err;

    LocalEntraProgram(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Starts local Entra and prints its URLs, or prints an error and exits with a status above zero. */
    public static void main(String[] arguments) {
        // A client that connects and sends nothing must not occupy a thread forever. In seconds; the JDK reads this
        // once, before its first server starts.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        int status = new LocalEntraProgram(System.out, System.err).run(List.of(arguments));
        if (status != STARTED) {
            System.exit(status);
        }
    }

    /** Returns the exit status; a started server keeps running. */
    int run(List<String> arguments) {
        ProgramOptions options;
        try {
            options = ProgramOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(ProgramOptions.USAGE);
            return USAGE_ERROR;
        }
        if (options.task() == ProgramOptions.Task.SHOW_HELP) {
            out.print(ProgramOptions.USAGE);
            return STARTED;
        }
        return serve(options);
    }

    private int serve(ProgramOptions options) {
        try {
            ServerOptions chosen = options.directoryFile().isPresent()
                    ? options.server()
                            .withDirectory(
                                    Directory.file(options.directoryFile().get()))
                    : options.server();
            LocalEntraServer server = LocalEntraServer.start(chosen);
            server.directoryDelay(options.directoryDelay());
            if (chosen.isExposed()) {
                err.println(
                        EXPOSED.formatted(chosen.bindAddress().getHostAddress(), server.port(), server.httpsPort()));
            }
            out.print(new StartMessage(server).text());
            return STARTED;
        } catch (InvalidDirectoryException | IllegalStateException e) {
            err.println(e.getMessage());
        } catch (UncheckedIOException e) {
            err.println(e.getMessage() + " (options --port, --https-port and --bind-address)");
        } catch (IOException e) {
            err.println("Cannot read the directory file: " + e);
        }
        return START_FAILED;
    }
}
