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
 * The orders client in a process of its own. It asks for its token as it does in Azure; only the address of the
 * metadata service is another.
 *
 * @param jar its JAR
 * @param service the base URL of the orders service
 * @param variables what it finds in its environment
 */
record OrdersClientRun(Path jar, URI service, Map<String, String> variables) {

    OrdersClientRun {
        variables = Map.copyOf(variables);
    }

    /** Runs it to its end, showing what it says. */
    void run(Children children, Narrator narrator) throws DemoFailedException, InterruptedException {
        Process process = children.start(JavaCommand.of(jar, List.of(), service.toString()), variables);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> narrator.line("| " + line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new DemoFailedException("the orders client ended with exit code " + exitCode);
        }
    }
}
