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

class LoopbackServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final LoopbackServer server;

    LoopbackServerTest() throws IOException {
        server = LoopbackServer.bind(0);
    }

    @BeforeEach
    void serve() {
        server.serve(new Routes(List.of(
                Route.get("/echo/{word}", request -> Answer.text(200, request.variable("word"))),
                Route.get(
                        "/query",
                        request -> Answer.text(200, request.query().value("a").orElse("nothing"))),
                Route.post(
                        "/form",
                        request -> Answer.text(200, request.form().value("a").orElse("nothing"))),
                Route.get("/broken", request -> {
                    throw new IllegalArgumentException("secret");
                }))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void is_on_the_loopback_interface_under_its_usual_name() {
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
    void finds_the_endpoint_and_its_parameters(String path, String body) throws Exception {
        assertThat(get(path).body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/echo", "/echo/a/b", "/ECHO/a", "/%2e%2e/echo"})
    void says_in_json_that_there_is_nothing(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.body()).startsWith("{\"error\":\"not_found\"");
    }

    @Test
    void says_which_method_an_address_takes() throws Exception {
        HttpResponse<String> answer = send(request("/query").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void leaves_the_body_out_for_head() throws Exception {
        HttpResponse<String> answer = send(request("/query").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void reads_a_form() throws Exception {
        assertThat(post("application/x-www-form-urlencoded; charset=utf-8", BodyPublishers.ofString("a=x%3Dy"))
                        .body())
                .isEqualTo("x=y");
    }

    @Test
    void reads_nothing_from_another_body() throws Exception {
        assertThat(post("application/json", BodyPublishers.ofString("a=x")).body())
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "%a=1"})
    void refuses_a_form_that_is_not_encoded(String form) throws Exception {
        assertThat(post("application/x-www-form-urlencoded", BodyPublishers.ofString(form))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refuses_a_body_that_is_too_long() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("a=" + "x".repeat(64 * 1024));

        assertThat(post("application/x-www-form-urlencoded", body).statusCode()).isEqualTo(400);
    }

    @Test
    void tells_nobody_what_went_wrong_inside() throws Exception {
        HttpResponse<String> answer = get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("{\"error\":\"server_error\"").doesNotContain("secret");
    }

    @Test
    void does_not_share_its_port() {
        assertThatIOException()
                .isThrownBy(() -> LoopbackServer.bind(server.address().getPort()));
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
