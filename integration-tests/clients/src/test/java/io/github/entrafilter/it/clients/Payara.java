package io.github.entrafilter.it.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application on a Payara Micro of its own process. */
final class Payara implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Deployment deployment;
    private final URI service;
    private final Path log;

    private Payara(Process process, Deployment deployment, URI service, Path log) {
        this.process = process;
        this.deployment = deployment;
        this.service = service;
        this.log = log;
    }

    /**
     * Starts an application.
     *
     * @param environment its settings
     * @param options options of its JVM
     * @param directory where its log goes
     */
    static Payara start(
            Deployment deployment, int port, Map<String, String> environment, List<String> options, Path directory)
            throws IOException {
        Path log = directory.resolve("payara-micro.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx512m",
                "-jar",
                System.getProperty("it.payara", ""),
                "--nocluster",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--deploy",
                deployment.war(),
                "--contextroot",
                deployment.contextRoot()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        URI service = URI.create("http://localhost:" + port + deployment.path());
        return new Payara(builder.start(), deployment, service, log);
    }

    /** The base URL of the service, without a slash at the end. */
    URI service() {
        return service;
    }

    /** Waits until the service answers. */
    void await() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isHealthy()) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                throw new AssertionError("The service does not answer; the log:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service + deployment.probe()))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
