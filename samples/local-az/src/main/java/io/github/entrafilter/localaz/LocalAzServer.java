package io.github.entrafilter.localaz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands that the script {@code az} sends, so that tests do not start a JVM for each. The response has
 * status 200 and the output, or 400 plus the exit status and the error.
 */
public final class LocalAzServer implements AutoCloseable {

    private final HttpServer server;

    private LocalAzServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts on a free port of the loopback interface.
     *
     * @param environment the environment variables of the commands
     */
    public static LocalAzServer start(Map<String, String> environment) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalAz az = new LocalAz(environment);
        server.createContext("/", exchange -> run(az, exchange));
        server.start();
        return new LocalAzServer(server);
    }

    /** Returns its URL: the value of {@code LOCAL_AZ_SERVER}. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void run(LocalAz az, HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            List<String> arguments = new ArrayList<>(List.of(body.split("\0", -1)));
            arguments.remove(arguments.size() - 1);
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int exitStatus = az.run(arguments, both, both);
            byte[] response = printed.toByteArray();
            exchange.sendResponseHeaders(
                    exitStatus == 0 ? 200 : 400 + exitStatus, response.length == 0 ? -1 : response.length);
            exchange.getResponseBody().write(response);
        }
    }
}
