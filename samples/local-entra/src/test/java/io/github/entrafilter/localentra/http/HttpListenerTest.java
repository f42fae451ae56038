package io.github.entrafilter.localentra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpListener server;

    HttpListenerTest() throws IOException {
        server = HttpListener.bind(HttpListener.loopback(), 0);
    }

    @BeforeEach
    void serve() {
        server.serve(new Router(List.of(
                Route.get("/echo/{word}", request -> Response.text(200, request.variable("word"))),
                Route.get(
                        "/query",
                        request -> Response.text(200, request.query().value("a").orElse("nothing"))),
                Route.post(
                        "/form",
                        request -> Response.text(200, request.form().value("a").orElse("nothing"))),
                Route.get("/broken", request -> {
                    throw new IllegalArgumentException("secret");
                }))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void server_address_is_localhost() {
        assertThat(server.address()).asString().matches("http://localhost:\\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "/echo/word,        word",
        "//echo//word,      word",
        "/echo/a%20b+c,     a b+c",
        "/query?a=1&a=2,    1",
        "/query?a=,         nothing",
        "/query?a=%C3%A4+b, ä b",
        "/query?&=&&,       nothing",
    })
    void request_reaches_its_endpoint_with_parameters(String path, String body) throws Exception {
        assertThat(get(path).body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/echo", "/echo/a/b", "/ECHO/a", "/%2e%2e/echo"})
    void unknown_path_gets_404_in_json(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(response.body()).startsWith("{\"error\":\"not_found\"");
    }

    @Test
    void wrong_method_gets_405_with_allow() throws Exception {
        HttpResponse<String> response = send(request("/query").DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void head_response_has_no_body() throws Exception {
        HttpResponse<String> response = send(request("/query").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void form_parameters_are_read() throws Exception {
        assertThat(post("application/x-www-form-urlencoded; charset=utf-8", BodyPublishers.ofString("a=x%3Dy"))
                        .body())
                .isEqualTo("x=y");
    }

    @Test
    void other_body_has_no_form_parameters() throws Exception {
        assertThat(post("application/json", BodyPublishers.ofString("a=x")).body())
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "%a=1"})
    void wrongly_encoded_form_is_refused(String form) throws Exception {
        assertThat(post("application/x-www-form-urlencoded", BodyPublishers.ofString(form))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void too_large_body_is_refused() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("a=" + "x".repeat(64 * 1024));

        assertThat(post("application/x-www-form-urlencoded", body).statusCode()).isEqualTo(400);
    }

    @Test
    void internal_error_gets_500_without_details() throws Exception {
        HttpResponse<String> response = get("/broken");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("{\"error\":\"server_error\"").doesNotContain("secret");
    }

    @Test
    void port_in_use_cannot_be_bound() {
        assertThatIOException()
                .isThrownBy(() -> HttpListener.bind(
                        HttpListener.loopback(), server.address().getPort()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> post(String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request("/form").header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
