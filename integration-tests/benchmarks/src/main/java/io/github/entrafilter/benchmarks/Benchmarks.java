package io.github.entrafilter.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs all that is asked for, and writes the report. */
public final class Benchmarks {

    private static final Duration SLICE = Duration.ofMillis(40);

    private Benchmarks() {}

    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        BenchmarkSettings settings = BenchmarkSettings.ofSystemProperties();
        List<Contestant> contestants = Contestant.all().stream()
                .filter(it -> settings.only().matcher(it.name()).find())
                .toList();
        try (Scene scene = Scene.set()) {
            List<Measured> measured = new InterleavedRun(10, 40, SLICE).of(contestants, scene);
            int tokenBytes = scene.token().mint().length();
            System.out.println(CheckTable.of(measured, Map.of(), tokenBytes).markdown());
            if (!settings.isPartial()) {
                report(settings, measured, contestants, tokenBytes);
            }
        }
        // Libraries leave threads behind.
        System.exit(0);
    }

    private static void report(
            BenchmarkSettings settings, List<Measured> measured, List<Contestant> contestants, int tokenBytes)
            throws Exception {
        List<Bound> bounds = new ArrayList<>(CheckBounds.of(measured));
        List<Table> tables = new ArrayList<>();
        Map<String, JmhRun.Figures> alone =
                settings.quick() ? Map.of() : new JmhRun(settings.work().resolve("jmh.log")).of(contestants);
        tables.add(CheckTable.of(measured, alone, tokenBytes));
        tables.add(0, Bound.table(bounds));
        String command = "./mvnw verify -Pbench" + (settings.quick() ? " -Dbench.quick" : "");
        String text = new Report(command, tables)
                .write(
                        settings.quick() ? settings.work().resolve("quick") : settings.results(),
                        "results.md",
                        CheckBounds.chart(measured));
        System.out.println(text);
    }
}
