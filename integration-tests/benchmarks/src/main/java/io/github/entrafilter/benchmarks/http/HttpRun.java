package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.http.load.LoadProgram;
import io.github.entrafilter.benchmarks.http.load.LoadResult;
import io.github.entrafilter.benchmarks.http.load.Readiness;
import io.github.entrafilter.benchmarks.http.load.Target;
import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.http.server.ServerProgram;
import io.github.entrafilter.benchmarks.process.ChildJava;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs load on protected and unprotected applications.
 *
 * @param work the directory for logs
 */
public record HttpRun(Scene scene, Effort effort, Path work) {

    private static final int CONNECTIONS = 4;
    private static final int WARM_UP_ROUNDS = 80;
    private static final int ROUNDS = 72;
    /** Short, as other guests of the machine change its speed within a second. */
    private static final int SLICE_MILLIS = 100;

    /** The results of one container, the unprotected application first. */
    public List<LoadResult> of(String container, List<Guard> guards) throws IOException, InterruptedException {
        try (ChildJava server = ChildJava.program(
                ServerProgram.class,
                work.resolve(container + ".log"),
                ServerProgram.arguments(container, scene.trust(), guards))) {
            int port = Integer.parseInt(server.awaitLine(ServerProgram.LISTENS));
            return load(guards.stream()
                    .map(guard -> new Target(guard.name(), port, guard.path() + "/orders"))
                    .toList());
        }
    }

    /** The results of these targets, the yardstick first. */
    List<LoadResult> load(List<Target> targets) throws IOException, InterruptedException {
        String token = scene.token().mint();
        for (Target target : targets) {
            Readiness readiness = new Readiness(target, token);
            readiness.await();
            readiness.requireRefusal();
        }
        List<String> arguments = new ArrayList<>(List.of(
                Files.writeString(work.resolve("token"), token).toString(),
                Integer.toString(CONNECTIONS),
                Integer.toString(effort.of(WARM_UP_ROUNDS)),
                Integer.toString(effort.of(ROUNDS)),
                Integer.toString(SLICE_MILLIS)));
        targets.forEach(target -> arguments.add(target.name() + ":" + target.port() + ":" + target.path()));
        try (ChildJava load = ChildJava.program(LoadProgram.class, work.resolve("load.log"), arguments)) {
            List<LoadResult> results =
                    load.lines().stream().map(LoadResult::parse).toList();
            requireAll(targets, results);
            return results;
        }
    }

    /** Without its result, a target and its bounds would be missing in a report that seems complete. */
    private static void requireAll(List<Target> targets, List<LoadResult> results) throws IOException {
        List<String> expected = targets.stream().map(Target::name).toList();
        List<String> measured = results.stream().map(LoadResult::target).toList();
        if (!measured.equals(expected)) {
            throw new IOException("the load generator measured " + measured + " instead of " + expected);
        }
    }
}
