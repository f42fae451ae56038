package io.github.entrafilter.it.azure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs bash in the project's root.
 *
 * @param path the directory that comes first in the path
 * @param environment the variables besides the usual ones
 */
record Shell(Path path, Map<String, String> environment) {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /**
     * How a command ended.
     *
     * @param exitStatus its exit status
     * @param out what it printed
     * @param err its errors
     */
    record Result(int exitStatus, String out, String err) {}

    /** The project's root. */
    static Path root() {
        return ROOT;
    }

    /** A new directory for what tests leave. */
    static Path scratch() throws IOException {
        Path parent = Files.createDirectories(ROOT.resolve("integration-tests/azure/target/scratch"));
        return Files.createTempDirectory(parent, "");
    }

    /** With these variables as well. */
    Shell with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Shell(path, all);
    }

    Result run(String script) throws IOException, InterruptedException {
        Path scratch = scratch();
        Path out = scratch.resolve("out.txt");
        Path err = scratch.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        builder.environment().merge("PATH", path.toString(), (usual, first) -> first + ":" + usual);
        builder.environment().put("DIRECTORY_PAUSE", "0");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("Still running after five minutes: " + script);
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
