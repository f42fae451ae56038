package io.github.entrafilter.benchmarks;

import io.github.entrafilter.benchmarks.check.CheckPart;
import io.github.entrafilter.benchmarks.http.HttpPart;
import io.github.entrafilter.benchmarks.process.Deadline;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Chart;
import io.github.entrafilter.benchmarks.report.Machine;
import io.github.entrafilter.benchmarks.report.Report;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scale.ScalePart;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Part;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the selected parts and writes the report. */
public final class Benchmarks {

    /** Twice the time that a quiet machine with two cores takes. */
    private static final Duration MAX_TIME = Duration.ofMinutes(30);

    private final BenchmarkSettings settings;
    private final double loadBefore = Machine.load();
    private final List<Table> tables = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();

    private Benchmarks(BenchmarkSettings settings) {
        this.settings = settings;
    }

    public static void main(String... arguments) throws Exception {
        // Libraries leave threads behind, which would keep a failed run waiting for the deadline.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Logger.getLogger("").setLevel(Level.SEVERE);
        Deadline.in(MAX_TIME);
        Benchmarks benchmarks = new Benchmarks(BenchmarkSettings.ofSystemProperties());
        try (Scene scene = Scene.set()) {
            benchmarks.run(scene);
        }
        benchmarks.report();
        // Libraries leave threads behind.
        System.exit(0);
    }

    private void run(Scene scene) throws Exception {
        Files.createDirectories(settings.work());
        if (settings.parts().contains(Part.CHECK)) {
            CheckPart check = CheckPart.run(scene, settings);
            add(List.of(check.table()), check.bounds());
            charts.add(check.chart());
        }
        if (settings.parts().contains(Part.HTTP)) {
            HttpPart http = HttpPart.run(scene, settings);
            add(http.tables(), http.bounds());
        }
        if (settings.parts().contains(Part.SCALE)) {
            ScalePart scale = ScalePart.run(scene, settings);
            add(scale.tables(), scale.bounds());
            charts.addAll(scale.charts());
        }
    }

    /** Prints the tables of a part at once, because the other parts take a while. */
    private void add(List<Table> measured, List<Bound> promised) {
        measured.forEach(table -> System.out.println(table.markdown()));
        tables.addAll(measured);
        bounds.addAll(promised);
    }

    private void report() throws IOException {
        Table verdicts = Bound.table(bounds);
        System.out.println(verdicts.markdown());
        tables.add(0, verdicts);
        System.out.println("The report is in "
                + new Report(
                                settings.reportDirectory(),
                                settings.isComplete() ? "complete" : "incomplete: figures for tuning",
                                loadBefore,
                                tables,
                                charts)
                        .write());
    }
}
