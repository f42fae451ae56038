package io.github.entrafilter.localentra.program;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.InvalidDirectoryException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The stand-in as a program. */
public final class LocalEntraProgram {

    private static final int STARTED = 0;
    private static final int CANNOT_START = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;

    LocalEntraProgram(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Starts, says where what is, and stays until it is stopped; or says why not, with an exit status above zero. */
    public static void main(String[] arguments) {
        // A client that connects and then says nothing must not keep a thread for good. In seconds; the JDK reads this
        // once, before its first server starts.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        int status = new LocalEntraProgram(System.out, System.err).run(List.of(arguments));
        if (status != STARTED) {
            System.exit(status);
        }
    }

    /** What has been started goes on after this. */
    int run(List<String> arguments) {
        ProgramOptions options;
        try {
            options = ProgramOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(ProgramOptions.USAGE);
            return MISUSED;
        }
        if (options.task() == ProgramOptions.Task.SHOW_HELP) {
            out.print(ProgramOptions.USAGE);
            return STARTED;
        }
        return serve(options);
    }

    private int serve(ProgramOptions options) {
        try {
            Directory directory = options.directoryFile().isPresent()
                    ? Directory.file(options.directoryFile().get())
                    : Directory.standard();
            LocalEntraServer server = LocalEntraServer.start(directory, options.port(), options.httpsPort());
            out.print(new Welcome(server).text());
            return STARTED;
        } catch (InvalidDirectoryException | IllegalStateException e) {
            err.println(e.getMessage());
        } catch (UncheckedIOException e) {
            err.println(e.getMessage() + " (--port PORT)");
        } catch (IOException e) {
            err.println("The directory cannot be read: " + e);
        }
        return CANNOT_START;
    }
}
