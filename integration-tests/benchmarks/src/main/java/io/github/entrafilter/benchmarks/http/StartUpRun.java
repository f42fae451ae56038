package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.Median;
import io.github.entrafilter.benchmarks.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Starts a server over and over, by turns with the filter and without. */
public record StartUpRun(Scene scene, Path work) {

    private static final int REPEATS = 7;

    /** The medians, by guard. */
    public Map<Guard, StartUp> of(String container) throws IOException, InterruptedException {
        Map<Guard, List<StartUp>> all = new EnumMap<>(Guard.class);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (Guard guard : List.of(Guard.OPEN, Guard.OURS)) {
                all.computeIfAbsent(guard, any -> new ArrayList<>()).add(start(container, guard));
            }
        }
        Map<Guard, StartUp> medians = new EnumMap<>(Guard.class);
        all.forEach((guard, times) -> medians.put(
                guard,
                new StartUp(
                        Median.of(times.stream().map(StartUp::listens).toList()),
                        Median.of(times.stream().map(StartUp::answers).toList()))));
        return medians;
    }

    private StartUp start(String container, Guard guard) throws IOException, InterruptedException {
        Path token = Files.writeString(work.resolve("token"), scene.token().mint());
        long start = System.nanoTime();
        try (ChildJava server = ChildJava.program(
                ServerProgram.class,
                work.resolve(container + ".log"),
                ServerProgram.arguments(container, scene.trust(), List.of(guard)))) {
            int port = Integer.parseInt(server.awaitLine(ServerProgram.LISTENS));
            long listens = System.nanoTime();
            Readiness.await(new Target(guard.name(), port, guard.path() + "/orders"), token);
            return new StartUp((listens - start) / 1e6, (System.nanoTime() - start) / 1e6);
        }
    }
}
