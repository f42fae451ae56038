package io.github.entrafilter.localentra.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * An HTTP server that only this machine can reach. A fixed number of daemon threads answers; what comes in beyond them
 * waits its turn. Safe for use by several threads.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int WAITING = 128;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    /** No content, and not modified: RFC 9110, sections 15.3.5 and 15.4.5. */
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(String scheme, HttpServer server) {
        this.scheme = scheme;
        this.server = server;
        // When all are busy the accepting thread lends a hand, and thereby accepts no more for that time.
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                LoopbackServer::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * Takes this port, 0 for any free one, and leaves whoever connects waiting until {@link #serve}.
     *
     * @throws IOException if the port is taken
     */
    public static LoopbackServer bind(int port) throws IOException {
        return new LoopbackServer("http", HttpServer.create(loopback(port), 0));
    }

    /**
     * The same over TLS.
     *
     * @throws IOException if the port is taken
     */
    public static LoopbackServer bindSecure(int port, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new LoopbackServer("https", server);
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        // The JDK sends head and body apart, and without this the body waits some 40 ms for the peer's delayed
        // acknowledgement. It is read once, before the JVM's first server starts.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        return new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
    }

    /** {@code http://localhost:PORT}, or {@code https://localhost:PORT}, without a slash at the end. */
    public URI address() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    /** Starts to answer requests that name this machine in {@code Host}; all others are refused. */
    public void serve(Endpoint endpoint) {
        Endpoint guarded = new LoopbackHostOnly(endpoint);
        server.createContext("/", exchange -> handle(exchange, guarded));
        server.setExecutor(threads);
        server.start();
    }

    /** Stops at once, and interrupts what is being answered. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static void handle(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, endpoint));
        }
    }

    // The last line of defence: whatever goes wrong, the caller gets an answer, and no stack trace with it.
    private static Answer answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try {
            return endpoint.answer(RequestReader.read(exchange));
        } catch (MalformedRequestException e) {
            return Answer.error(400, "invalid_request", e.reason());
        } catch (RuntimeException e) {
            System.getLogger(LoopbackServer.class.getName()).log(System.Logger.Level.ERROR, "No answer", e);
            return Answer.error(500, "server_error", "The request could not be answered; the log tells why");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean bodiless =
                body.length == 0 || exchange.getRequestMethod().equals("HEAD") || BODILESS.contains(answer.status());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
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
