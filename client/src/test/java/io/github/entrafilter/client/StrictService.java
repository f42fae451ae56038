package io.github.entrafilter.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An orders service that accepts the token {@code good}, and returns 401 for any other. Ends with the test. */
final class StrictService implements AfterEachCallback, AutoCloseable {

    /** The claims that the challenge requires. */
    static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

    /** The challenge with these claims. */
    static final String CHALLENGE = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
            + Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + "\"";

    private static final String ACCEPTED = "Bearer good";

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Optional<URI> redirect = Optional.empty();

    StrictService() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/orders");
    }

    /** Redirects all requests from now on. */
    void redirectTo(URI elsewhere) {
        redirect = Optional.of(elsewhere);
    }

    /** Returns the requests: method, path, token and body. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + authorization + " " + body)
                .strip());
        if (redirect.isPresent()) {
            exchange.getResponseHeaders().set("Location", redirect.get().toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        boolean allowed = authorization.equals(ACCEPTED);
        byte[] response = (allowed ? "[\"tea\"]" : "{\"reason\":\"token_expired\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!allowed) {
            exchange.getResponseHeaders().set("WWW-Authenticate", CHALLENGE);
        }
        exchange.sendResponseHeaders(allowed ? 200 : 401, response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }
}
