package io.github.entrafilter.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that ends with this one.
 *
 * @param log the file that it writes its errors to
 */
public record ChildJava(Process process, BufferedReader output, Path log) implements AutoCloseable {

    private static final Path THIS = Path.of(System.getProperty("java.home"));
    private static final int SECONDS_TO_END = 10;

    /** Starts a program of this class path, on this Java. */
    public static ChildJava program(Class<?> program, Path log, List<String> arguments) throws IOException {
        return program(THIS, program, log, arguments);
    }

    /** Starts a program of this class path, on another Java. */
    public static ChildJava program(Path javaHome, Class<?> program, Path log, List<String> arguments)
            throws IOException {
        return start(javaHome, command(List.of(), program, arguments), log, ProcessBuilder.Redirect.PIPE);
    }

    /** Starts a program of this class path, on this Java, which logs each class that it loads. */
    public static ChildJava loggingClasses(Class<?> program, Path classes, Path log, List<String> arguments)
            throws IOException {
        List<String> options = List.of("-Xlog:class+load:file=" + classes);
        return start(THIS, command(options, program, arguments), log, ProcessBuilder.Redirect.PIPE);
    }

    private static List<String> command(List<String> options, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Starts Java with these arguments; its output goes to the log. */
    public static ChildJava silent(List<String> arguments, Path log) throws IOException {
        return start(THIS, arguments, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static ChildJava start(Path javaHome, List<String> arguments, Path log, ProcessBuilder.Redirect output)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ChildJava(
                process,
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                log);
    }

    /** Waits for a line with this start, and returns the rest of the line. */
    public String awaitLine(String start) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IOException("the process ended without printing '" + start + "': see " + log);
    }

    /**
     * Returns all lines of its output, when it has ended.
     *
     * @throws IOException if its exit status is not 0: some of the lines are missing
     */
    public List<String> lines() throws IOException, InterruptedException {
        List<String> lines = output.lines().toList();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("the process ended with exit status " + status + ": see " + log);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
