package io.github.entrafilter.ordersclient.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An orders service that takes one token only, and answers 401 to every other. */
public final class PickyService implements AutoCloseable {

    private final String accepted;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public PickyService(String accepted) throws IOException {
        this.accepted = accepted;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/orders");
    }

    /** What came: method, path, token and body. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + authorization + " " + body)
                .strip());
        boolean in = authorization.equals("Bearer " + accepted);
        byte[] answer = (in ? "[\"tea\"]" : "{\"reason\":\"token_expired\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(in ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
