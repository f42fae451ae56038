package io.github.entrafilter.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that must succeed.
 *
 * @param directory the directory to run it in
 * @param environment variables in addition to those of the tests
 */
record Command(Path directory, Map<String, String> environment) {

    private static final int MAX_MINUTES = 10;

    void run(List<String> words) throws IOException, InterruptedException {
        Path log = Files.createTempFile("command", ".log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "CI"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new AssertionError(words + " failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }
}
