package io.github.entrafilter.benchmarks.scale;

import io.github.entrafilter.benchmarks.process.ChildJava;
import io.github.entrafilter.benchmarks.process.JavaHomes;
import io.github.entrafilter.benchmarks.process.JavaHomes.JavaHome;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The throughput of many threads with a cached token, on this Java and on the newest with virtual threads. */
final class ThreadsScale {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private ThreadsScale() {}

    static Table table(BenchmarkSettings settings) throws IOException, InterruptedException {
        JavaHomes javas = JavaHomes.besideThis();
        Optional<JavaHome> newer = javas.newest(FIRST_WITH_VIRTUAL_THREADS);
        List<JavaHome> homes = new ArrayList<>(List.of(javas.ofThis()));
        newer.filter(it -> it.feature() > javas.ofThis().feature()).ifPresent(homes::add);
        List<String> head = new ArrayList<>(List.of("threads"));
        List<Map<String, Double>> columns = new ArrayList<>();
        for (JavaHome home : homes) {
            head.addAll(List.of("checks/s, Java " + home.feature(), "× one thread"));
            columns.add(perSecond(home, settings));
        }
        return new Table(
                "Many threads",
                "One cached token, no container. At most as many threads run at once as the machine has cores."
                        + (newer.isPresent() ? "" : " Virtual threads were skipped: no Java 21 or later was found."),
                head,
                Stream.concat(
                                ThreadsProgram.THREADS.stream().map(String::valueOf),
                                newer.stream().map(any -> ThreadsProgram.VIRTUAL))
                        .map(threads -> row(threads, columns))
                        .toList());
    }

    private static List<String> row(String threads, List<Map<String, Double>> columns) {
        List<String> row = new ArrayList<>(List.of(threads));
        for (Map<String, Double> column : columns) {
            double perSecond = column.getOrDefault(threads, Double.NaN);
            row.add(Figure.of(perSecond, 0));
            row.add(Figure.of(perSecond / column.getOrDefault("1", Double.NaN), 2));
        }
        return row;
    }

    private static Map<String, Double> perSecond(JavaHome home, BenchmarkSettings settings)
            throws IOException, InterruptedException {
        Map<String, Double> perSecond = new HashMap<>();
        try (ChildJava child = ChildJava.program(
                home.path(),
                ThreadsProgram.class,
                settings.work().resolve("threads.log"),
                List.of(settings.effort().name()))) {
            for (String line : child.lines()) {
                String[] parts = line.split(" ", 2);
                perSecond.put(parts[1], Double.parseDouble(parts[0]));
            }
        }
        requireAll(home, perSecond.keySet());
        return perSecond;
    }

    private static void requireAll(JavaHome home, Set<String> measured) throws IOException {
        Set<String> expected =
                ThreadsProgram.THREADS.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        if (home.feature() >= FIRST_WITH_VIRTUAL_THREADS) {
            expected.add(ThreadsProgram.VIRTUAL);
        }
        if (!measured.equals(expected)) {
            throw new IOException(
                    "Java " + home.feature() + " measured " + measured + " threads instead of " + expected);
        }
    }
}
