package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.http.load.Readiness;
import io.github.entrafilter.benchmarks.http.load.Target;
import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.http.server.ServerProgram;
import io.github.entrafilter.benchmarks.process.ChildJava;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Starts a server repeatedly, alternately without and with the filter. */
public record StartUpRun(Scene scene, Effort effort, Path work) {

    private static final int PAIRS = 7;

    private record Start(double listens, double answers) {}

    /** Returns the times of a container. */
    public StartUp of(String container) throws IOException, InterruptedException {
        List<Start> open = new ArrayList<>();
        List<Start> ours = new ArrayList<>();
        for (int pair = 0; pair < effort.of(PAIRS); pair++) {
            open.add(start(container, Guard.OPEN));
            ours.add(start(container, Guard.OURS));
        }
        return new StartUp(
                Comparison.of(
                        open.stream().map(Start::listens).toList(),
                        ours.stream().map(Start::listens).toList()),
                Comparison.of(
                        open.stream().map(Start::answers).toList(),
                        ours.stream().map(Start::answers).toList()));
    }

    /** Returns the table of the classes that a container loads. */
    Table classes(String container, String name) throws IOException, InterruptedException {
        return LoadedClasses.table(name, classes(container, Guard.OPEN), classes(container, Guard.OURS));
    }

    private Path classes(String container, Guard guard) throws IOException, InterruptedException {
        String token = scene.token().mint();
        Path log = work.resolve(container + "-" + guard.name() + ".classes.log");
        Files.deleteIfExists(log);
        try (ChildJava server = ChildJava.loggingClasses(
                ServerProgram.class,
                log,
                work.resolve(container + ".log"),
                ServerProgram.arguments(container, scene.trust(), List.of(guard)))) {
            int port = Integer.parseInt(server.awaitLine(ServerProgram.LISTENS));
            Readiness readiness = new Readiness(new Target(guard.name(), port, guard.path() + "/orders"), token);
            readiness.await();
            // The log goes on: the refusal and the end of the server load classes, too.
            Path classes = Files.copy(
                    log,
                    work.resolve(container + "-" + guard.name() + ".classes"),
                    StandardCopyOption.REPLACE_EXISTING);
            readiness.requireRefusal();
            return classes;
        }
    }

    private Start start(String container, Guard guard) throws IOException, InterruptedException {
        String token = scene.token().mint();
        long start = System.nanoTime();
        try (ChildJava server = ChildJava.program(
                ServerProgram.class,
                work.resolve(container + ".log"),
                ServerProgram.arguments(container, scene.trust(), List.of(guard)))) {
            int port = Integer.parseInt(server.awaitLine(ServerProgram.LISTENS));
            long listens = System.nanoTime();
            Readiness readiness = new Readiness(new Target(guard.name(), port, guard.path() + "/orders"), token);
            readiness.await();
            long answers = System.nanoTime();
            readiness.requireRefusal();
            return new Start((listens - start) / 1e6, (answers - start) / 1e6);
        }
    }
}
