package io.github.entrafilter.it.code;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The settings of a service in local Entra, and its caller, who has the role consumer. */
final class EntraSettings implements AutoCloseable {

    private final LocalEntraServer entra = LocalEntraServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    /** The settings by their names as init-params, with more of them as names and values. */
    Map<String, String> with(String... more) {
        Map<String, String> settings = new HashMap<>();
        entra.environmentForApi("orders")
                .forEach((variable, value) -> settings.put(
                        variable.substring("ENTRA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        value));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** Gives all applications the settings, as system properties. */
    void configureApplications() {
        with().forEach((name, value) -> System.setProperty("entra." + name, value));
    }

    static void forgetConfiguration() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("entra."));
    }

    String bearer() {
        return "Bearer " + entra.token("orders-client", "orders").mint();
    }

    HttpResponse<String> getWithoutToken(int port, String path) throws IOException, InterruptedException {
        return client.send(request(port, path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(request(port, path).header("Authorization", bearer()).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    @Override
    public void close() {
        entra.close();
    }
}
