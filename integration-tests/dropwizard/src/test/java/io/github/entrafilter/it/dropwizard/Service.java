package io.github.entrafilter.it.dropwizard;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A service that runs on two free ports of the loopback interface. */
record Service(Server server) implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Runs an application as its command line does, with these settings in its file. */
    static Service run(Application<OrdersConfiguration> application, Map<String, String> settings) throws Exception {
        AtomicReference<Server> started = new AtomicReference<>();
        Application<OrdersConfiguration> observed = new Application<>() {
            @Override
            public void run(OrdersConfiguration configuration, Environment environment) throws Exception {
                environment.lifecycle().addServerLifecycleListener(started::set);
                application.run(configuration, environment);
            }

            @Override
            protected void onFatalError(Throwable problem) {
                throw new IllegalStateException(problem);
            }
        };
        observed.run("server", file(settings).toString());
        return new Service(Objects.requireNonNull(started.get(), "the server"));
    }

    private static Path file(Map<String, String> settings) throws IOException {
        return Files.writeString(
                Files.createTempFile("orders", ".yml"),
                """
                server:
                  applicationConnectors: [{type: http, port: 0, bindHost: 127.0.0.1}]
                  adminConnectors: [{type: http, port: 0, bindHost: 127.0.0.1}]
                entra:
                """
                        + settings.entrySet().stream()
                                .map(setting -> "  " + setting.getKey() + ": '" + setting.getValue() + "'\n")
                                .collect(Collectors.joining()));
    }

    /** The settings of the service in local Entra. */
    static Map<String, String> settings(LocalEntraServer entra) {
        return entra.environmentForApi("orders").entrySet().stream()
                .collect(Collectors.toMap(
                        variable -> variable.getKey()
                                .substring("ENTRA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        Map.Entry::getValue));
    }

    /** Sends a request to the connector with this name, {@code application} or {@code admin}. */
    HttpResponse<String> send(String connector, String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(connector) + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private int port(String connector) {
        return Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast)
                .filter(one -> connector.equals(one.getName()))
                .findFirst()
                .orElseThrow()
                .getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
