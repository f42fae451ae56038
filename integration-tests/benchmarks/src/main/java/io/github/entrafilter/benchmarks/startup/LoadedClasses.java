package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The classes that a server loads until the first 200: they take most of a start. */
final class LoadedClasses {

    private record Group(String name, Predicate<String> line) {}

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Entra Filter", line -> line.contains(" io.github.entrafilter.") && !line.contains(".benchmarks.")),
            new Group("nimbus-jose-jwt", line -> line.contains(" com.nimbusds.")),
            new Group("the JDK, from its archive", line -> line.contains("source: shared objects file")),
            new Group("the JDK, not from its archive", line -> line.contains("source: jrt:/")),
            new Group("generated: lambdas, proxies", line -> line.contains("source: __") || line.contains("$$Lambda")),
            new Group("all", line -> line.contains(" source: ")));

    private LoadedClasses() {}

    /** Compares two logs of loaded classes. */
    static Table table(String server, Path without, Path with) {
        return new Table(
                "Classes loaded at start",
                server + ", until the first 200; includes what background work had loaded by then.",
                List.of("from", "without", "with Entra Filter", "added"),
                GROUPS.stream().map(group -> row(group, without, with)).toList());
    }

    private static List<String> row(Group group, Path without, Path with) {
        long open = count(group, without);
        long ours = count(group, with);
        List<String> row = new ArrayList<>(List.of(group.name()));
        Stream.of(open, ours, ours - open).map(count -> Figure.of(count, 0)).forEach(row::add);
        return row;
    }

    private static long count(Group group, Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(group.line()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
