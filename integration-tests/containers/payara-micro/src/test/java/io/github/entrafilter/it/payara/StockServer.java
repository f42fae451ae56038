package io.github.entrafilter.it.payara;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * A Payara Micro of its own process, with the orders service in it and nothing but environment variables to steer it.
 */
final class StockServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private StockServer(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread reader = new Thread(this::readLog, "payara-log");
        reader.setDaemon(true);
        reader.start();
    }

    static StockServer start(Map<String, String> environment) throws IOException {
        return start(System.getProperty("it.war", ""), environment);
    }

    /** Starts with this WAR. */
    static StockServer start(String war, Map<String, String> environment) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xmx512m",
                        "-jar",
                        System.getProperty("payara.microJar", ""),
                        "--nocluster",
                        "--disablephonehome",
                        "--port",
                        Integer.toString(port),
                        "--deploy",
                        war)
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new StockServer(builder.start(), port);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until something holds. Bounded; the server is asked, not the clock. */
    void await(String what, BooleanSupplier holds) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                throw new AssertionError(what + " did not come true; the log:\n" + String.join("\n", log));
            }
            Thread.sleep(200);
        }
    }

    boolean isReady() {
        return log.stream().anyMatch(line -> line.contains("Payara Micro") && line.contains("ready in"));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("/orders" + path, headers);
    }

    /** What MicroProfile Health says of the server's readiness. */
    HttpResponse<String> readiness() {
        return send("/health/ready");
    }

    private HttpResponse<String> send(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines of the log so far that hold this text. */
    List<String> logWith(String text) {
        return log.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void readLog() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(log::add);
        } catch (IOException | UncheckedIOException e) {
            log.add("the log ends: " + e);
        }
    }
}
