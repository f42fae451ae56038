package io.github.entrafilter.localentra;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A child JVM with its own environment. Closing destroys it. */
public final class ChildProcess implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static ChildProcess java(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    /** Starts this command in a directory; {@code java} is that of this JVM. */
    public static ChildProcess in(Path directory, List<String> command) throws IOException {
        List<String> resolved = new ArrayList<>(command);
        resolved.replaceAll(it -> it.equals("java") ? JAVA : it);
        return new ChildProcess(new ProcessBuilder(resolved)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Returns the class path of this JVM. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    /** Returns the next line of output that matches; empty if the output ends before. */
    public Optional<String> line(Predicate<String> wanted) {
        return output.lines().filter(wanted).findFirst();
    }

    public String rest() {
        return String.join("\n", output.lines().toList());
    }

    public int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
