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
import java.util.regex.Pattern;

/**
 * The Node.js clients, with their packages installed.
 *
 * @param directory the directory with the program and its packages
 */
record NodeProject(Path directory) {

    /** The programs of the tests. */
    static final Path SOURCES = Path.of("src", "test", "node");

    private static final Path PACKAGES = Path.of("target", "node");
    private static final Path LOG = PACKAGES.resolve("install.log");

    /** Reports each attempt at once: where no packet comes back, npm tries for longer than we wait. */
    private static final List<String> INSTALL =
            List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=http");

    private static final int TIMED_OUT = -1;

    /** The codes by which npm says that it does not reach the registry. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|EAI_FAIL|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|TIMEOUT");

    /** Installs the packages and these programs; empty where Node.js or the package registry is missing. */
    static Optional<NodeProject> install(Path... programs) throws IOException, InterruptedException {
        Files.createDirectories(PACKAGES);
        copy(SOURCES.resolve("package.json"));
        for (Path program : programs) {
            copy(program);
        }
        if (!isInstalled("node") || !isInstalled("npm")) {
            return Optional.empty();
        }
        int status = exitStatus(INSTALL);
        if (status == 0) {
            return Optional.of(new NodeProject(PACKAGES));
        }
        String log = Files.readString(LOG);
        if (UNREACHABLE.matcher(log).find()) {
            return Optional.empty();
        }
        throw new IllegalStateException("npm install failed with status " + status + ":\n" + log);
    }

    /** Whether the program starts at all. */
    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return exitStatus(List.of(program, "--version")) == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void copy(Path file) throws IOException {
        Files.copy(file, PACKAGES.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static int exitStatus(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(PACKAGES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        try {
            return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : TIMED_OUT;
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
            return Output.of(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
