package io.github.entrafilter.it.clients;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The output of programs that end by themselves. */
final class Output {

    /** Far longer than any of them takes, on however busy a machine. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private Output() {}

    /** Runs a program, and returns the lines of its output. */
    static List<String> of(ProcessBuilder program) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Process process = program.start();
        try {
            CompletableFuture.runAsync(() -> process.inputReader().lines().forEach(lines::add))
                    .get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
            return lines;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    program.command().get(0)
                            + " did not end in time, or its output could not be read; its output so far:\n"
                            + String.join("\n", lines),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
