package io.github.entrafilter.doctor;

import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.TextReport.Style;
import java.io.Console;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program in the standalone JAR. */
public final class Main {

    private Main() {}

    /** Exits with the number of an {@link ExitCode}. */
    public static void main(String[] arguments) {
        silenceLog();
        Style style = Terminal.hasColours(System.getenv()) && Terminal.showsOutput() ? Style.COLOUR : Style.PLAIN;
        System.exit(new Doctor(standardInput(), System.out, style, InstantSource.system()).run(arguments));
    }

    private static StandardInput standardInput() {
        return () -> {
            Optional<Console> console = Terminal.console();
            return console.isPresent()
                    ? StandardInput.prompting(prompt -> hiddenLine(console.get(), prompt))
                            .read()
                    : StandardInput.of(System.in).read();
        };
    }

    private static @Nullable String hiddenLine(Console console, String prompt) {
        char[] line = console.readPassword("%s", prompt);
        return line == null ? null : new String(line);
    }

    /** The report says what the log would. A user who configures the log gets it. */
    private static void silenceLog() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.setProperty("java.util.logging.config.class", NoLog.class.getName());
            // Without the module java.logging.
            System.setProperty("jdk.system.logger.level", "OFF");
        }
    }

    /** A configuration of {@code java.util.logging} without handlers; it calls the constructor. */
    public static final class NoLog {

        public NoLog() {
            // Reads no configuration, so nothing is logged.
        }
    }
}
