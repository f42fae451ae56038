package io.github.entrafilter.it.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Java program that serves HTTP, in a process of its own. */
final class RunningProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private RunningProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, and returns when a path of it responds. */
    static RunningProgram start(List<String> command, Map<String, String> environment, int port, String path)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        RunningProgram program = new RunningProgram(builder.start(), port);
        Thread reader = new Thread(program::readLog, "log");
        reader.setDaemon(true);
        reader.start();
        program.awaitResponse(path);
        return program;
    }

    static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    private void awaitResponse(String path) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!responds(path)) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                close();
                throw new AssertionError(path + " does not respond; the log:\n" + String.join("\n", log));
            }
            Thread.sleep(200);
        }
    }

    /** A server may listen before its application runs. */
    private boolean responds(String path) throws InterruptedException {
        try {
            int status = get(path).statusCode();
            return status != 404 && status != 503;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String log() {
        return String.join("\n", log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void readLog() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(log::add);
        } catch (IOException | UncheckedIOException e) {
            log.add("the log ends: " + e);
        }
    }
}
