package io.github.entrafilter.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The file that the run leaves: what was measured, on what, and how to do it again. */
public record Report(Path directory, String extent, double loadBefore, List<Table> tables, List<Chart> charts) {

    /** Writes it, and returns where it is. */
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
        text.append("- Other load when it began: ")
                .append(Figure.of(loadBefore, 1))
                .append(" on average over a minute; on a busy machine ratios hold better than times.\n\n");
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
