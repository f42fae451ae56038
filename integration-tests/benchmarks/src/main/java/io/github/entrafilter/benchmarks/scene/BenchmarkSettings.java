package io.github.entrafilter.benchmarks.scene;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of a run.
 *
 * @param effort the thoroughness of the run
 * @param parts the parts to run
 * @param only the names of the candidates to measure
 * @param results the directory for the report of a complete run
 * @param work the directory for logs and temporary files
 */
public record BenchmarkSettings(
        Effort effort, Set<Part> parts, Pattern only, Path results, Path work, Path payara, Path ordersService) {

    public static BenchmarkSettings ofSystemProperties() {
        return new BenchmarkSettings(
                selectedEffort(),
                selectedParts(),
                Pattern.compile(System.getProperty("bench.only", "")),
                Path.of(System.getProperty("bench.results", "results")),
                Path.of(System.getProperty("bench.work", "target")),
                Path.of(System.getProperty("bench.payara", "payara-micro.jar")),
                Path.of(System.getProperty("bench.orders", "orders.war")));
    }

    private static Effort selectedEffort() {
        String quick = System.getProperty("bench.quick", "false");
        // The value of -Dbench.quick is empty or "true", depending on the version of Maven.
        return quick.isEmpty() || quick.equals("true") ? Effort.QUICK : Effort.FULL;
    }

    private static Set<Part> selectedParts() {
        String parts = System.getProperty("bench.parts", "");
        return parts.isEmpty()
                ? EnumSet.allOf(Part.class)
                : Arrays.stream(parts.split(",", -1))
                        .map(part -> Part.valueOf(part.strip().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    /**
     * Whether the run is complete. The figures of any other run are for tuning, and stay out of the project's report.
     */
    public boolean isComplete() {
        return effort == Effort.FULL
                && parts.size() == Part.values().length
                && only.pattern().isEmpty();
    }

    /** Returns the directory for the report; that of an incomplete run goes next to the logs. */
    public Path reportDirectory() {
        return isComplete() ? results : work.resolve("part");
    }
}
