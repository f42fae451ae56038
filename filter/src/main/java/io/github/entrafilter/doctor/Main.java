package io.github.entrafilter.doctor;

import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.TextReport.Style;
import java.io.Console;
import java.time.InstantSource;

/** The program in the standalone JAR; without arguments it prints its usage. */
public final class Main {

    private Main() {}

    /** Exits with the number of an {@link ExitCode}. */
    public static void main(String[] arguments) {
        boolean colour = isTerminal() && System.getenv("NO_COLOR") == null;
        Style style = colour ? Style.COLOUR : Style.PLAIN;
        System.exit(new Doctor(System.in, System.out, style, InstantSource.system()).run(arguments));
    }

    /** Before Java 22 there is a console on a terminal only; since then the console says whether it is one. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
