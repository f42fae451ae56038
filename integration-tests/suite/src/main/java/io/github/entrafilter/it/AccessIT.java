package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to a protected page: by request, dispatch, error page and WebSocket handshake. */
@Shows(Capability.SERVLET_ROLES)
class AccessIT extends DeployedOrdersService {

    private static final String REACHED = "page reached";

    private final KnownCaller consumer = KnownCaller.consumer(entra);

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", "/open/*, *.css, /restricted/announced");
        return TestBed.ordersServiceWith(Set.of("access", "socket"), "access.xml", settings)
                .addAsLibrary(TestBed.libraryWithFilter())
                .addAsWebResource(new StringAsset("/* page reached */"), "styles/site.css");
    }

    @ParameterizedTest
    @CsvSource({
        "async,         /restricted/page, 401,     403,     reached",
        "async-given,   /restricted/page, 401,     403,     reached",
        "forward,       /restricted/page, 401,     403,     reached",
        "include,       /restricted/page, 401,     403,     reached",
        "named-forward, Ledger,           401,     403,     reached",
        "named-include, Ledger,           401,     403,     reached",
        "async,         /page,            401,     reached, reached",
        "async-given,   /page,            401,     reached, reached",
        "forward,       /page,            401,     reached, reached",
        "include,       /page,            401,     reached, reached",
        "async,         /open/page,       reached, reached, reached",
        "async-given,   /open/page,       reached, reached, reached",
        "forward,       /open/page,       reached, reached, reached",
        "include,       /open/page,       reached, reached, reached",
    })
    @Shows(Capability.DISPATCH)
    void a_dispatch_from_a_public_path_is_judged_by_its_target(
            String by, String to, String anonymous, String byConsumer, String byAdmin) {
        if (by.startsWith("named")) {
            Feature.NO_SERVLET_NAME_MAPPINGS.assumeAbsent();
        }
        assertThat(outcomes("/open/dispatch?by=" + by + "&to=" + to)).containsExactly(anonymous, byConsumer, byAdmin);
    }

    @ParameterizedTest
    @CsvSource({
        "forward, WRITER",
        "forward, STREAM",
        "include, WRITER",
        "include, STREAM",
        "async,   WRITER",
        "async,   STREAM",
    })
    @Shows(Capability.DISPATCH)
    void a_dispatch_from_a_page_that_has_opened_its_output_is_judged_by_its_target(String by, String output) {
        assertThat(outcomes("/open/dispatch?by=" + by + "&to=/restricted/page&output=" + output))
                .containsExactly("401", "403", "reached");
    }

    @Test
    @Shows(Capability.DISPATCH)
    void an_error_page_is_shown_to_anonymous_callers() {
        Reply reply = anonymously("/open/dispatch?by=error&to=409");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains(REACHED);
    }

    @Test
    @Shows(Capability.DISPATCH)
    void an_error_page_for_a_role_is_not_shown_to_anonymous_callers() {
        assertThat(anonymously("/open/dispatch?by=error&to=410").body()).doesNotContain(REACHED);
    }

    @Test
    @Shows(Capability.DISPATCH)
    void an_error_page_for_a_role_is_not_shown_to_callers_without_it() {
        assertThat(api.get("/open/dispatch?by=error&to=410", consumer.token()).body())
                .doesNotContain(REACHED);
    }

    @Test
    @Shows(Capability.DISPATCH)
    void an_error_page_for_a_role_is_shown_to_callers_with_it() {
        Reply reply = api.get("/open/dispatch?by=error&to=410", admin());

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains(REACHED);
    }

    @ParameterizedTest
    @CsvSource({
        "/page,            false, true",
        "/restricted/page, false, true",
        "/open/page,       true,  true",
    })
    @Shows(Capability.DISPATCH)
    void a_forward_from_an_error_page_is_judged_by_its_target(String to, boolean anonymous, boolean byAdmin) {
        String path = "/open/dispatch?by=error&to=422&then=" + to;

        assertThat(anonymously(path).body().contains(REACHED)).isEqualTo(anonymous);
        assertThat(api.get(path, admin()).body().contains(REACHED)).isEqualTo(byAdmin);
    }

    @ParameterizedTest
    @CsvSource({
        "/styles/site.css,          reached, reached, reached",
        "/restricted/deleteAll.css, 401,     403,     reached",
        "/records/1.css,            401,     reached, reached",
        "/restricted/announced,     401,     403,     reached",
        "/restricted/page,          401,     403,     reached",
        "/page,                     401,     reached, reached",
    })
    void a_request_is_judged_by_its_path(String path, String anonymous, String byConsumer, String byAdmin) {
        assertThat(outcomes(path)).containsExactly(anonymous, byConsumer, byAdmin);
    }

    @ParameterizedTest
    @CsvSource({"/library", "/listener"})
    @Shows(Capability.SERVLET_ROLES)
    void a_filter_that_a_library_adds_in_code_does_not_precede_ours(String path) {
        Feature.NO_FRONT_FILTER.assumeAbsent();
        assertThat(anonymously(path).reason()).isEqualTo("no_token");
        assertThat(api.get(path, consumer.token()).body()).isEqualTo("library reached");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_public_extension_does_not_open_a_resource() {
        assertThat(anonymously("/api/orders/1.css").reason()).isEqualTo("no_token");
    }

    @ParameterizedTest
    @CsvSource({"/page", "/restricted/page", "/open/dispatch?by=forward&to=/page"})
    void a_refused_HEAD_has_the_headers_of_GET_and_no_body(String path) {
        Reply get = anonymously(path);
        Reply head = api.send("HEAD", path, List.of());

        assertThat(head).isEqualTo(new Reply(401, get.headers(), ""));
        assertThat(RawRequest.wholeOf(deployed, "HEAD", path, "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .endsWith("\r\n\r\n");
    }

    /** Chunked bodies have begun: Payara and GlassFish call no application before the first chunk has arrived. */
    @ParameterizedTest
    @CsvSource({
        "/page,                                Transfer-Encoding: chunked, 5|hello|",
        "/page,                                Content-Length: 100,        ''",
        "/page,                                Content-Length: 100,        hello",
        "/restricted/page,                     Transfer-Encoding: chunked, 5|hello|",
        "/open/dispatch?by=forward&to=/page,   Transfer-Encoding: chunked, 5|hello|",
        "/open/dispatch?by=async&to=/page,     Transfer-Encoding: chunked, 5|hello|",
    })
    void a_refusal_does_not_wait_for_the_end_of_the_body(String path, String length, String begun) {
        String unfinished = length + "\r\n\r\n" + begun.replace("|", "\r\n");

        assertThat(RawRequest.responseUpTo("no_token\"}", deployed, "POST", path, unfinished))
                .startsWith("HTTP/1.1 401");
    }

    /** Else the next request of the client, which need not be refused, fails without a response. */
    @ParameterizedTest
    @CsvSource({
        "/page,                                Content-Length: 5,          '',          hello",
        "/page,                                Content-Length: 10,         hello,       hello",
        "/page,                                Transfer-Encoding: chunked, 5|hello|,    0||",
        "/restricted/page,                     Content-Length: 5,          '',          hello",
        "/open/dispatch?by=forward&to=/page,   Content-Length: 5,          '',          hello",
        "/open/dispatch?by=async&to=/page,     Content-Length: 5,          '',          hello",
    })
    void a_refusal_before_the_body_keeps_the_connection_usable_or_announces_its_end(
            String path, String length, String begun, String end) {
        String first = RawRequest.beginning(deployed, "POST", path) + length + "\r\n\r\n" + begun.replace("|", "\r\n");
        String second = RawRequest.beginning(deployed, "GET", "/page") + "Connection: close\r\nAuthorization: Bearer "
                + consumer.token() + "\r\n\r\n";

        List<String> responses = RawRequest.responsesToBoth(deployed, first, end.replace("|", "\r\n"), second);

        assertThat(responses.get(0)).startsWith("HTTP/1.1 401");
        assertThat(responses.subList(1, responses.size())).allMatch(response -> response.startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @CsvSource({
        "/socket/echo,     401, 101, 101",
        "/restricted/echo, 401, 403, 101",
    })
    @Shows(Capability.WEBSOCKET)
    void a_websocket_handshake_is_judged_by_its_path(String path, int anonymous, int byConsumer, int byAdmin) {
        assertThat(authorizations()
                        .map(authorization ->
                                WebSocketReply.of(deployed, path, authorization).status()))
                .containsExactly(anonymous, byConsumer, byAdmin);
    }

    @Test
    @Shows(Capability.WEBSOCKET)
    void a_websocket_endpoint_sees_the_caller_of_its_handshake() {
        WebSocketReply reply = WebSocketReply.of(deployed, "/socket/echo", List.of("Bearer " + consumer.token()));

        assertThat(reply.message()).isEqualTo("hello from " + consumer.name());
    }

    /** Whether the page was reached anonymously, by a consumer, and by an administrator; else the status. */
    private List<String> outcomes(String path) {
        return authorizations()
                .map(authorization -> outcome(api.send("GET", path, authorization)))
                .toList();
    }

    private static String outcome(Reply reply) {
        boolean reached = reply.body().contains(REACHED);
        return reply.status() == 200 && reached ? "reached" : reply.status() + (reached ? " reached" : "");
    }

    private Stream<List<String>> authorizations() {
        return Stream.of(List.of(), List.of("Bearer " + consumer.token()), List.of("Bearer " + admin()));
    }

    private Reply anonymously(String path) {
        return api.send("GET", path, List.of());
    }

    private String admin() {
        return entra.token("orders-admin", TestBed.API).mint();
    }
}
