package io.github.entrafilter.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running {@link IdentityProbe}. */
record ProbeProcess(Process process, BufferedWriter requests, BufferedReader responses) implements AutoCloseable {

    private static final String MARK = "response ";

    /** Starts a probe in this environment. */
    static ProbeProcess start(Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                IdentityProbe.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ProbeProcess(process, process.outputWriter(), process.inputReader());
    }

    /** Returns the probe's response: a token, or the reason why there is none. */
    String ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        return responses
                .lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .orElseThrow()
                .substring(MARK.length());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
