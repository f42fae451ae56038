package io.github.entrafilter.localentra.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * An HTTP server on one address and port. A fixed number of daemon threads handles the requests; further ones wait.
 * Safe for use by several threads.
 */
public final class HttpListener implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int MAX_WAITING = 128;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    /** No content, and not modified: RFC 9110, sections 15.3.5 and 15.4.5. */
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads;

    private HttpListener(String scheme, HttpServer server) {
        this.scheme = scheme;
        this.server = server;
        // When all threads are busy, the accepting thread handles a request and accepts no others meanwhile.
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                HttpListener::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Returns 127.0.0.1, which only this machine can reach. */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Binds a port; 0 stands for any free one. Connections wait until {@link #serve}.
     *
     * @throws IOException if the port is taken, or the address is not one of this machine
     */
    public static HttpListener bind(InetAddress address, int port) throws IOException {
        return new HttpListener("http", HttpServer.create(socket(address, port), 0));
    }

    /**
     * Binds a port for TLS; 0 stands for any free one.
     *
     * @throws IOException if the port is taken, or the address is not one of this machine
     */
    public static HttpListener bindSecure(InetAddress address, int port, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(socket(address, port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new HttpListener("https", server);
    }

    private static InetSocketAddress socket(InetAddress address, int port) {
        // The JDK sends head and body separately. Without this, the body waits about 40 ms for the peer's delayed
        // acknowledgement. The property is read once, before the JVM's first server starts.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        return new InetSocketAddress(address, port);
    }

    /** Returns the bound address and port. */
    public InetSocketAddress bound() {
        return server.getAddress();
    }

    /**
     * Returns the URL of this listener, without a slash at the end: of {@code localhost}, unless it is bound to another
     * single address.
     */
    public URI address() {
        return URI.create(scheme + "://" + host(bound().getAddress()) + ":" + bound().getPort());
    }

    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress() || address.equals(loopback())) {
            return "localhost";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /** Starts to handle requests. Those with a {@code Host} other than this listener's are refused. */
    public void serve(Endpoint endpoint) {
        serve(address(), endpoint);
    }

    /** Starts to handle requests. Those with a {@code Host} other than the authority's are refused. */
    public void serve(URI authority, Endpoint endpoint) {
        Endpoint guarded = AuthorityHostOnly.of(authority, endpoint);
        server.createContext("/", exchange -> handle(exchange, guarded));
        server.setExecutor(threads);
        server.start();
    }

    /** Closes all connections, interrupts requests in progress, and waits a moment for their threads to end. */
    @Override
    public void close() {
        // First the connections: a client whose request is interrupted earlier may repeat it on a new connection, which
        // the server accepts while it stops, and neither handles nor closes.
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void handle(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            send(exchange, respond(exchange, endpoint));
        }
    }

    // The last line of defence: whatever goes wrong, the client gets a response without a stack trace.
    private static Response respond(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try {
            return endpoint.respond(RequestReader.read(exchange));
        } catch (MalformedRequestException e) {
            return Response.error(400, "invalid_request", e.reason());
        } catch (RuntimeException e) {
            System.getLogger(HttpListener.class.getName()).log(System.Logger.Level.ERROR, "request failed", e);
            return Response.error(500, "server_error", "The request failed; see the log of local Entra");
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        boolean bodiless =
                body.length == 0 || exchange.getRequestMethod().equals("HEAD") || BODILESS.contains(response.status());
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "local-entra");
        thread.setDaemon(true);
        return thread;
    }
}
