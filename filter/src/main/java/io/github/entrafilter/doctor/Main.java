package io.github.entrafilter.doctor;

import java.io.Console;
import java.time.InstantSource;

/** {@code explain [--config FILE] [--json] [TOKEN | -]} and {@code check-config [--config FILE] [--json]}. */
public final class Main {

    private Main() {}

    /** Ends with 0 if all is well, 1 if not, 2 if not asked properly, 3 if the keys cannot be had. */
    public static void main(String[] arguments) {
        boolean colour = isTerminal() && System.getenv("NO_COLOR") == null;
        Style style = colour ? Style.COLOUR : Style.PLAIN;
        System.exit(new Doctor(System.in, System.out, style, InstantSource.system()).run(arguments));
    }

    /** Before Java 22 there is a console on a terminal only; since then it has to be asked. */
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
