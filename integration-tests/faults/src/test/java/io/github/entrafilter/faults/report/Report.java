package io.github.entrafilter.faults.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of all scenarios of a run, printed at its end and kept in {@code target/faults-report.txt}. */
public final class Report implements AutoCloseable {

    private final List<Row> rows = new ArrayList<>();

    Report() {}

    /** Adds what a scenario has shown, right or wrong. */
    public synchronized void add(Row row) {
        rows.add(row);
    }

    @Override
    public synchronized void close() throws IOException {
        StringBuilder text = new StringBuilder(Row.HEAD);
        rows.forEach(text::append);
        text.append(
                        "\nSlow: longer than 50 ms. Slow for keys: the key of the token was at hand, and the request waited for a\n")
                .append(
                        "fetch all the same. Look-up waits: the key was not at hand. A fetch asks for both token versions.\n");
        System.out.print("\n" + text);
        Files.writeString(Path.of(System.getProperty("faults.report", "target/faults-report.txt")), text);
    }
}
