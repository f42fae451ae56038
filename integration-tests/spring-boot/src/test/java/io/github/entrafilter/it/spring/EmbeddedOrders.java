package io.github.entrafilter.it.spring;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application in an embedded container, and a client that calls it.
 *
 * @param application the started application
 */
record EmbeddedOrders(ConfigurableApplicationContext application) implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * Starts the orders application.
     *
     * @param properties the application's own properties, as in application.properties
     * @param more configurations in addition to the application
     */
    static EmbeddedOrders start(String container, Map<String, String> properties, Class<?>... more) {
        SpringApplication application =
                new SpringApplication(Stream.concat(Stream.of(OrdersApplication.class), Stream.of(more))
                        .toArray(Class<?>[]::new));
        application.setDefaultProperties(new HashMap<>(properties));
        return run(application, "--container=" + container);
    }

    /** Runs an application on a free port. */
    static EmbeddedOrders run(SpringApplication application, String... arguments) {
        return new EmbeddedOrders(application.run(
                Stream.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1"), Stream.of(arguments))
                        .toArray(String[]::new)));
    }

    /** Returns the settings of the service {@code orders}, with this prefix of their names. */
    static Map<String, String> settings(LocalEntraServer entra, String prefix) {
        Map<String, String> settings = new HashMap<>();
        entra.environmentForApi("orders")
                .forEach((variable, value) -> settings.put(
                        prefix
                                + variable.substring("ENTRA_".length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        value));
        return settings;
    }

    int status(String path) throws IOException, InterruptedException {
        return get(path).statusCode();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, List.of());
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return get(path, List.of("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> get(String path, List<String> headers) throws IOException, InterruptedException {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        application.close();
    }
}
