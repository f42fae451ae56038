package io.github.entrafilter.it.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The Node.js clients, with their packages installed.
 *
 * @param directory the directory with the program and its packages
 */
record NodeProject(Path directory) {

    /** The programs of the tests. */
    static final Path SOURCES = Path.of("src", "test", "node");

    private static final Path PACKAGES = Path.of("target", "node");

    /** Installs the packages and these programs; empty where Node.js or the package registry is missing. */
    static Optional<NodeProject> install(Path... programs) throws InterruptedException {
        try {
            Files.createDirectories(PACKAGES);
            copy(SOURCES.resolve("package.json"));
            for (Path program : programs) {
                copy(program);
            }
            return exitStatus(List.of("node", "--version")) == 0
                            && exitStatus(List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund"))
                                    == 0
                    ? Optional.of(new NodeProject(PACKAGES))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void copy(Path file) throws IOException {
        Files.copy(file, PACKAGES.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static int exitStatus(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(PACKAGES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(PACKAGES.resolve("install.log").toFile())
                .start();
        try {
            return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs an installed program and returns its output. */
    List<String> run(String program, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // Proxies of the machine do not lead back to it.
        builder.environment().put("NO_PROXY", "localhost,127.0.0.1");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try {
                return process.inputReader().lines().toList();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
