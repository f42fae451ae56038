package io.github.entrafilter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The file that the run leaves: what was measured, on what, and how to do it again. */
record Report(String command, List<Table> tables) {

    private static final String PLOT = "check.svg";

    /** Writes it, and returns its text. */
    String write(Path directory, String name, BarChart chart) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(PLOT), chart.svg());
        StringBuilder text = new StringBuilder("# What the filter costs\n\n");
        text.append("- Made by `").append(command).append("` on ");
        text.append(LocalDate.now(ZoneOffset.UTC)).append(".\n");
        text.append("- Machine: ").append(Machine.description()).append(".\n");
        text.append("- Java: ").append(Machine.java()).append(".\n");
        text.append("- The machine is not ours alone: ratios carry over to others, times do not.\n\n");
        text.append("![Cost of one check](").append(PLOT).append(")\n\n");
        tables.forEach(table -> text.append(table.markdown()));
        Files.writeString(directory.resolve(name), text.toString());
        return text.toString();
    }
}
