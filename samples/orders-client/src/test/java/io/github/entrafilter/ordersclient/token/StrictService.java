package io.github.entrafilter.ordersclient.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An orders service that accepts one token, and returns 401 for any other. */
public final class StrictService implements AutoCloseable {

    /** The claims that the challenge requires. */
    public static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

    private static final String CHALLENGE = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
            + Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + "\"";

    private final String accepted;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public StrictService(String accepted) throws IOException {
        this.accepted = accepted;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/orders");
    }

    /** Returns the requests: method, path, token and body. */
    public List<String> requests() {
        return requests;
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
        boolean allowed = authorization.equals("Bearer " + accepted);
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
