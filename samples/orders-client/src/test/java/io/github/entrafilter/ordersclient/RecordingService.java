package io.github.entrafilter.ordersclient;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in for the orders service, which records the method, URL and token of each request. */
public final class RecordingService implements AutoCloseable {

    private final HttpServer server;
    private final HttpHandler responses;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RecordingService(HttpServer server, HttpHandler responses) {
        this.server = server;
        this.responses = responses;
        server.createContext("/", this::respond);
        server.start();
    }

    /** Starts a service whose responses this handler sends. */
    public static RecordingService start(HttpHandler responses) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new RecordingService(HttpServer.create(anyPort, 0), responses);
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/orders");
    }

    public List<String> requests() {
        return requests;
    }

    private void respond(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        responses.handle(exchange);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
