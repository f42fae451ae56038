package io.github.entrafilter.demo;

import java.io.PrintStream;

/** Prints numbered chapters on a terminal. */
final class Console {

    private static final String INDENT = "   ";

    private final PrintStream out;
    private int chapter;

    Console(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapter++;
        out.printf("%n%d. %s%n%n", chapter, title);
    }

    void line(String text) {
        out.println(INDENT + text);
    }

    void gap() {
        out.println();
    }

    /** Starts a line that is completed later. */
    void begin(String text) {
        out.print(INDENT + text);
        out.flush();
    }

    void dot() {
        out.print('.');
        out.flush();
    }

    void end(String text) {
        out.println(text);
    }
}
