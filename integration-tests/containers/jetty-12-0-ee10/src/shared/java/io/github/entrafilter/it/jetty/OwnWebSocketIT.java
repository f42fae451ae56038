package io.github.entrafilter.it.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jetty puts endpoints of its own API in front of all filters that are mapped by then: listeners run late. */
class OwnWebSocketIT {

    @TempDir
    private Path scratch;

    private final JettyServer server = JettyServer.withOwnWebSockets();

    @AfterEach
    void stop() throws Exception {
        server.undeploy();
        server.stop();
    }

    @Test
    void handshake_with_an_endpoint_of_a_listener_needs_a_token() throws Exception {
        Path war = scratch.resolve("orders.war");
        TestBed.ordersService("unmapped.xml", TestBed.settings())
                .addClasses(EndpointListener.class, EndpointListener.Endpoint.class)
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        URI address = URI.create(
                "ws://localhost:" + server.start(Files.createDirectory(scratch.resolve("server"))) + "/orders/ws");
        server.deploy(war, "/orders");

        assertThat(status(HttpClient.newHttpClient().newWebSocketBuilder(), address))
                .isEqualTo(401);
        String token = TestBed.entra().token("orders-client", TestBed.API).mint();
        assertThat(status(
                        HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + token),
                        address))
                .isEqualTo(101);
    }

    private static int status(WebSocket.Builder handshake, URI address) {
        try {
            handshake.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
