package io.github.entrafilter.localentra.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallControlTest {

    private final List<String> log = new CopyOnWriteArrayList<>(List.of("refused earlier"));
    private HttpServer service;
    private String url = "";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = ("got " + authorization).getBytes(StandardCharsets.UTF_8);
            if (status >= 400) {
                log.add("refused token_expired");
            }
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            exchange.getResponseHeaders().set("Location", "http://localhost:1/");
            exchange.sendResponseHeaders(status, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        service.start();
        url = "http://localhost:" + service.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"200, ''", "302, ''", "401, refused token_expired", "503, refused token_expired"})
    void response_and_log_line_of_the_service_are_shown(int status, String line) throws MalformedRequestException {
        Response response = call(Map.of("url", url + status, "token", "a.b.c"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"status\":" + status, "\"got Bearer a.b.c\"")
                .containsIgnoringCase("WWW-Authenticate: Bearer")
                .contains("\"log\":[" + (line.isEmpty() ? "" : "\"" + line + "\"") + "]");
    }

    @Test
    void call_without_a_token_sends_no_credentials() throws MalformedRequestException {
        assertThat(call(Map.of("url", url + "200")).body()).contains("\"got null\"");
    }

    @Test
    void service_that_is_away_is_reported() throws MalformedRequestException {
        Response response = call(Map.of("url", "http://localhost:1/"));

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.body()).contains("No response from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "/orders",
                "http://",
                "http://orders.contoso.example/",
                "http://169.254.169.254/metadata/identity/oauth2/token",
                "http://localhost.attacker.example/",
                "http://localhost@attacker.example/",
                "http://127.0.0.1.attacker.example/",
                "http://[::ffff:192.0.2.1]/",
                "file:///etc/passwd",
                "ftp://localhost/",
                "http://localhost:8080/a b",
            })
    void url_that_leads_off_this_machine_is_refused(String other) {
        assertThatThrownBy(() -> call(Map.of("url", other)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageStartingWith("The URL must be one of a service on this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: other", "a b", "a\u0000", "ä"})
    void token_with_foreign_characters_is_refused(String token) {
        assertThatThrownBy(() -> call(Map.of("url", url + "200", "token", token)))
                .isInstanceOf(MalformedRequestException.class);
    }

    private Response call(Map<String, String> form) throws MalformedRequestException {
        return new CallControl(() -> List.copyOf(log))
                .respond(new Request(
                        "POST", "/local-entra/call", Map.of(), Parameters.NONE, new Parameters(form), "", Map.of()));
    }
}
