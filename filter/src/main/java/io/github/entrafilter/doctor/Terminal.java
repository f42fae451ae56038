package io.github.entrafilter.doctor;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The terminal around this process, if any. */
final class Terminal {

    private static final Path OUTPUT = Path.of("/dev/fd/1");
    private static final Path NOTHING = Path.of("/dev/null");
    private static final String NUMBER = "unix:rdev";
    private static final String MODE = "unix:mode";
    private static final int KIND = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    private Terminal() {}

    /**
     * Returns the console, where input and output are a terminal. Before Java 22 there is none otherwise; since then
     * there may be one, which says whether it is a terminal.
     */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            boolean terminal =
                    Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
            return terminal ? Optional.of(console) : Optional.empty();
        } catch (ReflectiveOperationException before22) {
            return Optional.of(console);
        }
    }

    /**
     * Whether the output is a terminal. Java has a console only if the input is one too: on Unix, the device counts.
     */
    static boolean showsOutput() {
        return Files.exists(NOTHING) ? isTerminal(OUTPUT) : console().isPresent();
    }

    /** Whether the file is a terminal: a device of characters, and not the one that swallows them. */
    static boolean isTerminal(Path device) {
        try {
            int mode = (int) Files.getAttribute(device, MODE);
            return (mode & KIND) == CHARACTER_DEVICE
                    && !Files.getAttribute(device, NUMBER).equals(Files.getAttribute(NOTHING, NUMBER));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Whether a report may have colours.
     *
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    static boolean hasColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
