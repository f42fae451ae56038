package io.github.entrafilter.it.matrix;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Prints the table, and fails if anything in it does, or if a run of all containers differs from the documentation. */
public final class MatrixProgram {

    private MatrixProgram() {}

    /** Arguments: the folder of the integration tests, the file for the table, and the page that documents it. */
    @SuppressWarnings("SystemOut") // The table is for who runs the build.
    public static void main(String... arguments) throws IOException {
        List<Row> rows = rows(Path.of(arguments[0]));
        if (rows.isEmpty()) {
            return;
        }
        List<String> table = table(rows);
        Files.createDirectories(Path.of(arguments[1]).getParent());
        Files.write(Path.of(arguments[1]), table);
        PrintStream out = System.out;
        out.println();
        table.forEach(out::println);
        out.println();
        List<String> failed =
                rows.stream().filter(Row::hasFailed).map(Row::container).toList();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("The suite fails on " + String.join(", ", failed));
        }
        if (rows.size() == modules(Path.of(arguments[0])).size()) {
            requireDocumented(table, Path.of(arguments[2]));
        }
    }

    private static void requireDocumented(List<String> table, Path page) throws IOException {
        List<String> documented = Files.readAllLines(page);
        List<String> others =
                table.stream().filter(line -> !documented.contains(line)).toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    "These lines of the table are not in " + page + ":\n" + String.join("\n", others));
        }
    }

    /** The modules of containers, and of Spring Boot, whose tests are its own. */
    private static List<Path> modules(Path integrationTests) throws IOException {
        try (Stream<Path> containers = Files.list(integrationTests.resolve("containers"));
                Stream<Path> others = Files.list(integrationTests)) {
            return Stream.concat(
                            containers, others.filter(folder -> name(folder).startsWith("spring-boot")))
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted(Comparator.comparing(MatrixProgram::name))
                    .toList();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static List<Row> rows(Path integrationTests) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path module : modules(integrationTests)) {
            Row.read(module).ifPresent(rows::add);
        }
        return rows;
    }

    private static List<String> table(List<Row> rows) {
        List<Integer> jdks = rows.stream()
                .flatMap(row -> row.runs().stream())
                .map(Run::jdk)
                .distinct()
                .sorted()
                .toList();
        List<String> head = Stream.concat(
                        Column.all().stream().map(Column::title), jdks.stream().map(jdk -> "JDK " + jdk))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(line("", head));
        lines.add("|---".repeat(head.size() + 1) + "|");
        rows.forEach(row -> lines.add(line(row.container(), row.cells(jdks))));
        return lines;
    }

    private static String line(String first, List<String> others) {
        return "| " + first + " | " + String.join(" | ", others) + " |";
    }
}
