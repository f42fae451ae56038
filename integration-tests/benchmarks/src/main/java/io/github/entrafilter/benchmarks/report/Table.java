package io.github.entrafilter.benchmarks.report;

import java.util.List;
import java.util.StringJoiner;

/**
 * A table of the report.
 *
 * @param note the meaning of the figures
 */
public record Table(String title, String note, List<String> head, List<List<String>> rows) {

    public String markdown() {
        StringBuilder text = new StringBuilder("## ").append(title).append("\n\n");
        if (!note.isEmpty()) {
            text.append(note).append("\n\n");
        }
        text.append(line(head));
        text.append(line(head.stream()
                .map(cell -> cell.equals(head.get(0)) ? "---" : "---:")
                .toList()));
        rows.forEach(row -> text.append(line(row)));
        return text.append('\n').toString();
    }

    private static String line(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        cells.forEach(line::add);
        return line.toString();
    }
}
