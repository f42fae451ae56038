package io.github.entrafilter.it.azure;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The endpoint that {@code MSI_ENDPOINT} names to the Azure CLI. Whatever resource it asks for, it gets a token of
 * somebody in the tenant: local Entra's Graph asks for none.
 *
 * @param server answers
 */
record IdentityEndpoint(HttpServer server) implements AutoCloseable {

    static IdentityEndpoint of(LocalEntraServer entra) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, entra));
        server.start();
        return new IdentityEndpoint(server);
    }

    private static void answer(HttpExchange exchange, LocalEntraServer entra) throws IOException {
        try (exchange) {
            long expiry = Instant.now().plus(1, ChronoUnit.HOURS).getEpochSecond();
            byte[] answer = JSONObjectUtils.toJSONString(Map.of(
                            "access_token",
                                    entra.token("orders-admin", "orders").mint(),
                            "expires_on", String.valueOf(expiry),
                            "token_type", "Bearer"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/oauth2/token");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
