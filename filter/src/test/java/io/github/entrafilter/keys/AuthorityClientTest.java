package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.github.entrafilter.settings.KeySettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityClientTest {

    private static final int LIMIT = 512 * 1024;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final LoopbackAuthority authority = new LoopbackAuthority();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
        authority.close();
    }

    private Map<String, Object> get(String path) throws KeyFetchException {
        return get(authority.at(path));
    }

    private Map<String, Object> get(URI address) throws KeyFetchException {
        return new AuthorityClient(authority.settings(), () -> NOW).get(address);
    }

    private ThrowableAssertAlternative<KeyFetchException> refused(String path) {
        return assertThatExceptionOfType(KeyFetchException.class).isThrownBy(() -> get(path));
    }

    @Nested
    class Takes {

        @Test
        void a_json_object() throws Exception {
            authority.answers("/document", "{\"issuer\":\"B\u00fccher\"}");
            assertThat(get("/document")).containsExactly(Map.entry("issuer", "B\u00fccher"));
        }

        @Test
        void an_answer_as_large_as_the_limit() throws Exception {
            authority.answers("/document", ofSize(LIMIT));
            assertThat(get("/document")).containsKey("a");
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 300, 304, 400, 401, 404, 429, 500, 503})
        void a_status_other_than_200(int status) {
            authority.answers("/document", status, "");
            refused("/document").withMessageContaining("HTTP " + status);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "<html></html>", "text", "[]", "null", "1", "\"text\"", "{", "{} {}", "{\"a\":1,\"a\":2}"
                })
        void what_is_no_json_object(String body) {
            authority.answers("/document", body);
            refused("/document").withMessageContaining("JSON");
        }

        @Test
        void an_answer_larger_than_the_limit() {
            authority.answers("/document", ofSize(LIMIT + 1));
            refused("/document").withMessageContaining("larger than");
        }

        @Test
        void an_answer_that_does_not_tell_its_size_and_goes_on_and_on() {
            authority.answersWith("/document", exchange -> {
                try (OutputStream body = begun(exchange, 0)) {
                    while (over.getCount() > 0) {
                        body.write(new byte[8192]);
                    }
                }
            });
            refused("/document").withMessageContaining("larger than");
        }

        @Test
        void an_answer_that_breaks_off() {
            authority.answersWith("/document", exchange -> {
                begun(exchange, 100).write('{');
                exchange.getHttpContext().getServer().stop(0);
            });
            refused("/document");
        }
    }

    @Nested
    class Ends {

        @Test
        void a_wait_for_an_answer_that_does_not_begin() {
            authority.answersWith("/document", exchange -> untilOver());
            impatient("/document");
        }

        @Test
        void a_wait_for_an_answer_that_does_not_end() {
            authority.answersWith("/document", exchange -> {
                OutputStream body = begun(exchange, 100);
                body.write('{');
                body.flush();
                untilOver();
            });
            impatient("/document");
        }

        @Test
        void a_wait_for_an_answer_that_drips() {
            authority.answersWith("/document", exchange -> {
                OutputStream body = begun(exchange, LIMIT);
                while (!isOver()) {
                    body.write(' ');
                    body.flush();
                }
            });
            impatient("/document");
        }

        @Test
        void a_wait_for_an_error_that_drips() {
            authority.answersWith("/document", exchange -> {
                exchange.sendResponseHeaders(400, LIMIT);
                OutputStream body = exchange.getResponseBody();
                while (!isOver()) {
                    body.write(' ');
                    body.flush();
                }
            });
            impatient("/document");
        }

        @Test
        void connection_refused() {
            authority.close();
            refused("/document");
        }

        private void impatient(String path) {
            KeySettings impatient = authority.settings("connect-timeout", "PT0.1S", "read-timeout", "PT0.1S");
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> new AuthorityClient(impatient, () -> NOW).get(authority.at(path)));
        }
    }

    @Nested
    class Reports {

        @ParameterizedTest(name = "{0}, Retry-After: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "429 | 7                             | PT7S",
                    "503 | 120                           | PT2M",
                    "503 | Sun, 01 Mar 2026 12:00:30 GMT | PT30S",
                    "503 | soon                          | PT0S",
                    "503 | -5                            | PT0S",
                    "503 | 99999999999                   | PT0S",
                    "500 | 7                             | PT0S"
                })
        void the_delay_that_the_authority_asks_for(int status, String value, Duration delay) {
            authority.answersWith("/document", exchange -> {
                exchange.getResponseHeaders().set("Retry-After", value);
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            refused("/document").satisfies(e -> assertThat(e.retryAfter()).isEqualTo(delay));
        }

        /** The text of a response may be anybody's; a code has digits alone. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "400 | AADSTS90002: Tenant 'x' not found.     | SETTINGS | does not exist at http://127.0.0.1:",
                    "400 | AADSTS90002: Tenant 'x' not found.     | SETTINGS | (AADSTS90002): correct entra.tenant-id",
                    "400 | AADSTS900023: Specified tenant ...      | SETTINGS | (AADSTS900023): correct entra.tenant-id",
                    "404 | AADSTS90002: Tenant 'x' not found.     | SETTINGS | does not exist",
                    "400 | AADSTS90033: A transient error ...     | OUTAGE   | HTTP 400, AADSTS90033, from http://127",
                    "429 | AADSTS90055: too many requests         | OUTAGE   | HTTP 429, AADSTS90055, from http://127",
                    "400 | AADSTS900021234567: no code            | OUTAGE   | HTTP 400 from http://127",
                    "400 | AADSTS: no code                        | OUTAGE   | HTTP 400 from http://127",
                    "500 | AADSTS90002: not by Entra itself       | OUTAGE   | HTTP 500 from http://127",
                })
        void the_code_of_an_error_and_nothing_else(
                int status, String body, KeyStatus.Failure.Cause cause, String message) {
            authority.answers("/document", status, "{\"error_description\":\"" + body + "\"}");
            refused("/document").satisfies(e -> {
                assertThat(e.failure().cause()).isEqualTo(cause);
                assertThat(e.failure().message())
                        .contains(message)
                        .doesNotContain(body.substring(body.indexOf(':') + 1));
            });
        }

        @Test
        void the_code_at_the_beginning_of_a_long_error() {
            authority.answers("/document", 400, "AADSTS90033" + " ".repeat(100_000) + "AADSTS90002");
            refused("/document").withMessageContaining("AADSTS90033");
            authority.answers("/document", 400, " ".repeat(100_000) + "AADSTS90002");
            refused("/document").withMessageStartingWith("HTTP 400 from");
        }

        @Test
        void the_innermost_cause() {
            // One character more than a label may have: a resolver fails by itself, and asks no server.
            String host = "x".repeat(64) + ".invalid";
            KeySettings settings = TestKeySettings.of(URI.create("https://" + host));
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() ->
                            new AuthorityClient(settings, () -> NOW).get(URI.create("https://" + host + "/document")))
                    .withMessageContaining("UnknownHostException: " + host);
        }
    }

    /** A server's threads and sockets are not for a fetch every few hours. */
    @Nested
    class Leaves {

        @Test
        void no_thread_behind() throws Exception {
            authority.answers("/document", "{\"a\":1}");
            assertThat(get("/document")).containsKey("a");
            await(() -> namesOfThreads().noneMatch("entra-filter-fetch"::equals));
            assertThat(namesOfThreads()).noneMatch(name -> name.startsWith("HttpClient"));
        }

        @Test
        @Tag("extended")
        @Execution(ExecutionMode.CONCURRENT)
        void no_connection_open() throws Exception {
            CountDownLatch closed = new CountDownLatch(1);
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread serving = new Thread(() -> {
                    try (Socket client = server.accept()) {
                        int unused = client.getInputStream().read(new byte[8192]);
                        client.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
                                        .getBytes(StandardCharsets.US_ASCII));
                        if (client.getInputStream().read() < 0) {
                            closed.countDown();
                        }
                    } catch (IOException reset) {
                        closed.countDown();
                    }
                });
                serving.start();
                URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
                assertThat(new AuthorityClient(TestKeySettings.of(address), () -> NOW)
                                .get(address.resolve("/document")))
                        .containsKey("a");
                assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }

        @Test
        void no_thread_behind_when_it_is_stopped() throws Exception {
            CountDownLatch asked = new CountDownLatch(1);
            authority.answersWith("/document", exchange -> {
                asked.countDown();
                untilOver();
            });
            // Long enough that nothing but the interrupt ends the fetch.
            KeySettings patient = authority.settings("connect-timeout", "PT1M", "read-timeout", "PT1M");
            FutureTask<Map<String, Object>> fetch =
                    new FutureTask<>(() -> new AuthorityClient(patient, () -> NOW).get(authority.at("/document")));
            Thread fetching = new Thread(fetch);
            fetching.start();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            fetching.interrupt();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> fetch.get(30, TimeUnit.SECONDS))
                    .havingCause()
                    .isInstanceOf(KeyFetchException.class)
                    .withMessageContaining("stopped");
            await(() -> namesOfThreads().noneMatch("entra-filter-fetch"::equals));
        }

        private static Stream<String> namesOfThreads() {
            return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
        }

        private static void await(BooleanSupplier condition) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    @Nested
    class Redirects {

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 307, 308})
        void within_the_authority_are_followed(int status) throws Exception {
            authority.redirects("/old", status, authority.at("/new").toString());
            authority.answers("/new", "{\"a\":1}");
            assertThat(get("/old")).containsKey("a");
        }

        @Test
        void to_a_path_are_followed() throws Exception {
            authority.redirects("/old", 302, "/new");
            authority.answers("/new", "{\"a\":1}");
            assertThat(get("/old")).containsKey("a");
        }

        @Test
        void are_followed_three_times() throws Exception {
            redirectsInARow(3);
            assertThat(get("/0")).containsKey("a");
        }

        @Test
        void are_not_followed_four_times() {
            redirectsInARow(4);
            refused("/0").withMessageContaining("redirects");
        }

        @Test
        void in_circles_end() {
            authority.redirects("/document", 302, "/document");
            refused("/document").withMessageContaining("redirects");
            assertThat(authority.requests()).hasSize(4);
        }

        @Test
        void to_another_port_are_not_followed() {
            try (LoopbackAuthority other = new LoopbackAuthority()) {
                other.answers("/document", "{\"a\":1}");
                authority.redirects("/document", 302, other.at("/document").toString());
                refused("/document").withMessageContaining("different host");
                assertThat(other.requests()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:%d/new",
                    "https://127.0.0.1:%d/new",
                    "//localhost:%d/new",
                    "http://127.0.0.1@localhost:%d/new",
                    "file:///etc/passwd",
                    "data:,x"
                })
        void elsewhere_are_not_followed(String location) {
            authority.answers("/new", "{\"a\":1}");
            authority.redirects(
                    "/document", 302, location.formatted(authority.address().getPort()));
            refused("/document").withMessageContaining("different host");
            assertThat(authority.requests()).containsExactly("/document");
        }

        @Test
        void to_no_address_are_refused() {
            authority.redirects("/document", 302, "http://[");
            refused("/document").withMessageContaining("no address");
        }

        private void redirectsInARow(int many) {
            for (int i = 0; i < many; i++) {
                authority.redirects("/" + i, 302, "/" + (i + 1));
            }
            authority.answers("/" + many, "{\"a\":1}");
        }
    }

    /** The authority behind a proxy, as no test can listen on its default port. */
    @Nested
    class Default_port {

        private Map<String, Object> get(String authorityName, String address) throws KeyFetchException {
            KeySettings settings = TestKeySettings.of(
                    URI.create(authorityName), "proxy", authority.address().toString());
            return new AuthorityClient(settings, () -> NOW).get(URI.create(address));
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost/document", "http://localhost:80/document"})
        void default_port_may_be_explicit(String address) throws Exception {
            authority.answers("/document", "{\"a\":1}");
            assertThat(get("http://localhost", address)).containsKey("a");
        }

        @ParameterizedTest
        @CsvSource({
            "http://localhost, http://localhost:443/document",
            "http://localhost, http://localhost:8080/document",
            "http://localhost, https://localhost:80/document",
            "http://localhost:8080, http://localhost/document",
            "http://localhost:8080, http://localhost:80/document",
            "https://localhost, https://localhost:80/document"
        })
        void other_port_is_a_different_host(String authorityName, String address) {
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> get(authorityName, address))
                    .withMessage(authorityName + " names a different host: " + address);
            assertThat(authority.requests()).isEmpty();
        }

        @Test
        void default_port_of_https_may_be_explicit() {
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> get("https://localhost", "https://localhost:443/document"))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("different host"));
        }
    }

    @Nested
    class Asks_nobody_but_the_authority {

        @Test
        void whatever_address_it_is_given() {
            try (LoopbackAuthority other = new LoopbackAuthority()) {
                other.answers("/document", "{\"a\":1}");
                assertThatExceptionOfType(KeyFetchException.class)
                        .isThrownBy(() -> get(other.at("/document")))
                        .withMessageContaining("different host");
                assertThat(other.requests()).isEmpty();
            }
        }
    }

    private static OutputStream begun(HttpExchange exchange, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        return exchange.getResponseBody();
    }

    private void untilOver() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Whether the test is over, asked no more often than a drip falls. */
    private boolean isOver() throws IOException {
        try {
            return over.await(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String ofSize(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }
}
