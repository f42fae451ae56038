package io.github.entrafilter.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The processes that the demo starts. All end with it, even after Ctrl-C or a failure. */
final class ChildProcesses implements AutoCloseable {

    private static final int SECONDS_TO_END = 10;

    /** Variables for Azure or the filter in the user's shell would change the demo. */
    private static final List<String> FOREIGN = List.of("ENTRA_", "ORDERS_", "AZURE_", "IDENTITY_", "IMDS_", "MSI_");

    private final Queue<Process> processes = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    ChildProcesses() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-children"));
    }

    /** Starts a process with these environment variables. */
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

    /** Whether the demo is ending them. */
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
