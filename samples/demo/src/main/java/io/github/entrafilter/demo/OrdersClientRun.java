package io.github.entrafilter.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The orders client in its own process. It gets its token as in Azure, from another URL of the metadata service.
 *
 * @param jar its JAR
 * @param service the base URL of the orders service
 * @param variables its environment variables
 */
record OrdersClientRun(Path jar, URI service, Map<String, String> variables) {

    OrdersClientRun {
        variables = Map.copyOf(variables);
    }

    /** Runs it to its end and shows its output. */
    void run(ChildProcesses children, Console console) throws DemoFailedException, InterruptedException {
        Process process = children.start(JavaCommand.of(jar, List.of(), service.toString()), variables);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> console.line("| " + line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new DemoFailedException("the orders client failed with exit code " + exitCode);
        }
    }
}
