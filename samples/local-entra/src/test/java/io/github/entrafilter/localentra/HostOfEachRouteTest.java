package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.http.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each route against DNS rebinding. The JDK's client sets Host itself, so the requests are written to a socket. */
class HostOfEachRouteTest {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    static Stream<String> routes() {
        return ENTRA.routes().stream().map(HostOfEachRouteTest::requestLine);
    }

    @Test
    void route_table_has_token_metadata_discovery_key_graph_and_page_routes() {
        assertThat(routes())
                .contains(
                        "GET /",
                        "GET /" + ENTRA.tenantId() + "/v2.0/.well-known/openid-configuration",
                        "GET /" + ENTRA.tenantId() + "/discovery/v2.0/keys",
                        "POST /" + ENTRA.tenantId() + "/oauth2/v2.0/token",
                        "GET /metadata/identity/oauth2/token",
                        "GET /msi/token",
                        "GET /v1.0/applications",
                        "GET /local-entra/token");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void foreign_host_is_refused(String requestLine) throws Exception {
        assertThat(statusLine(requestLine, "attacker.example:" + ENTRA.port())).contains(" 403 ");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void loopback_host_reaches_the_endpoint(String requestLine) throws Exception {
        assertThat(statusLine(requestLine, "127.0.0.1:" + ENTRA.port())).doesNotContain(" 403 ");
    }

    @Test
    void foreign_host_is_refused_where_no_route_is() throws Exception {
        assertThat(statusLine("GET /nothing", "attacker.example")).contains(" 403 ");
    }

    private static String requestLine(Route route) {
        return route.method() + " "
                + route.path().replace("{tenant}", ENTRA.tenantId()).replaceAll("\\{\\w+}", "any");
    }

    private static String statusLine(String requestLine, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ENTRA.port())) {
            String request = requestLine + " HTTP/1.1\r\nHost: " + host
                    + "\r\nContent-Length: 0\r\nMetadata: true\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader response =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(response.readLine());
        }
    }
}
