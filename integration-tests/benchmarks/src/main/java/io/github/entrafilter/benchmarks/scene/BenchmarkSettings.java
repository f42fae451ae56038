package io.github.entrafilter.benchmarks.scene;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is asked for.
 *
 * @param effort how thorough it is
 * @param parts all of them make the report
 * @param only names of the candidates to measure
 * @param results where the report goes
 * @param work for logs and whatever else is made on the way
 */
public record BenchmarkSettings(
        Effort effort, Set<Part> parts, Pattern only, Path results, Path work, Path payara, Path ordersService) {

    public static BenchmarkSettings ofSystemProperties() {
        return new BenchmarkSettings(
                askedEffort(),
                askedParts(),
                Pattern.compile(System.getProperty("bench.only", "")),
                Path.of(System.getProperty("bench.results", "results")),
                Path.of(System.getProperty("bench.work", "target")),
                Path.of(System.getProperty("bench.payara", "payara-micro.jar")),
                Path.of(System.getProperty("bench.orders", "orders.war")));
    }

    private static Effort askedEffort() {
        String quick = System.getProperty("bench.quick", "false");
        // -Dbench.quick gives it no value, or "true": Maven's versions differ.
        return quick.isEmpty() || quick.equals("true") ? Effort.QUICK : Effort.FULL;
    }

    private static Set<Part> askedParts() {
        String parts = System.getProperty("bench.parts", "");
        return parts.isEmpty()
                ? EnumSet.allOf(Part.class)
                : Arrays.stream(parts.split(",", -1))
                        .map(part -> Part.valueOf(part.strip().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    /** A part of it, or a quick run, is for tuning: its figures stay out of the project's report. */
    public boolean isWhole() {
        return effort == Effort.FULL
                && parts.size() == Part.values().length
                && only.pattern().isEmpty();
    }

    /** Where the report goes: what is not the whole run goes where logs go. */
    public Path reportDirectory() {
        return isWhole() ? results : work.resolve("part");
    }
}
