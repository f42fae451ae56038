package io.github.entrafilter.faults.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The results of all scenarios of a run, printed at its end and saved in {@code target/faults-report.txt}. */
public final class Report implements AutoCloseable {

    private static final String LEGEND = """

            wrong: responses that the caller must not get. 401s: of these, 401 for a good token. key: from the publication of
            a new key, or the end of an outage, until a caller of the new key was accepted. slow: longer than 50 ms because of
            keys, though the key was loaded. look-ups: the same where it was not. fetches: of the documents of both token
            versions, of so many that the settings allow. heap, threads, files: of the JVM at the start and at the end; the
            scenarios of MemoryIT have it to themselves, others run at the same time.
            """;

    private final List<Row> rows = new ArrayList<>();

    Report() {}

    /** Adds the results of a scenario, right or wrong. */
    public synchronized void add(Row row) {
        rows.add(row);
    }

    @Override
    public synchronized void close() throws IOException {
        StringBuilder text = new StringBuilder(Row.HEAD);
        rows.forEach(text::append);
        text.append(LEGEND);
        System.out.print("\n" + text);
        Files.writeString(Path.of(System.getProperty("faults.report", "target/faults-report.txt")), text);
    }
}
