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
                        "\n401s: of good tokens. Key: from the publication of a new key until it was accepted. Slow: longer than 50 ms\n")
                .append(
                        "for keys that were loaded. Look-ups: longer than 50 ms for keys that were not. Heap, threads, files: at the\n")
                .append(
                        "start and at the end, of the service and its callers. A fetch reads the documents of both token versions.\n");
        System.out.print("\n" + text);
        Files.writeString(Path.of(System.getProperty("faults.report", "target/faults-report.txt")), text);
    }
}
