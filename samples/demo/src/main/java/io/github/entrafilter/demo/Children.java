package io.github.entrafilter.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The processes that the demo starts. None of them outlives it: not after Ctrl-C, and not after a failure. */
final class Children implements AutoCloseable {

    private static final int SECONDS_TO_END = 10;

    /** What the shell of whoever runs the demo may have set for Azure or for the filter would change the story. */
    private static final List<String> FOREIGN = List.of("ENTRA_", "ORDERS_", "AZURE_", "IDENTITY_", "IMDS_", "MSI_");

    private final Queue<Process> processes = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    Children() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-children"));
    }

    /** Starts a process with these variables. */
    Process start(ProcessBuilder builder, Map<String, String> variables) throws DemoFailedException {
        builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new DemoFailedException("cannot start " + builder.command() + ": " + e.getMessage(), e);
        }
    }

    /** Whether they end because the demo does. */
    boolean areEnding() {
        return ending;
    }

    @Override
    public void close() {
        ending = true;
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
