package io.github.entrafilter.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The report of a run: the figures, the machine, and the command that repeats the run. */
public record Report(Path directory, String extent, double loadBefore, List<Table> tables, List<Chart> charts) {

    /** Writes the report and returns its file. */
    public Path write() throws IOException {
        Files.createDirectories(directory);
        StringBuilder text = new StringBuilder("# What the filter costs\n\n");
        text.append("- Made by `./mvnw verify -Pbench` on ")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(", ")
                .append(extent)
                .append(".\n");
        text.append("- Machine: ").append(Machine.description()).append(".\n");
        text.append("- Java: ").append(Machine.java()).append(".\n");
        text.append("- Other load at the start: ")
                .append(Figure.of(loadBefore, 1))
                .append(" on average over a minute; on a busy machine, ratios are more reliable than times.\n\n");
        for (Chart chart : charts) {
            Files.writeString(directory.resolve(chart.file()), chart.svg());
            text.append("![")
                    .append(chart.title())
                    .append("](")
                    .append(chart.file())
                    .append(")\n\n");
        }
        tables.forEach(table -> text.append(table.markdown()));
        return Files.writeString(directory.resolve("results.md"), text.toString());
    }
}
