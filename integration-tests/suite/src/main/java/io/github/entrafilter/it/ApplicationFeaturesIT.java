package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error pages, welcome files, JSPs, uploads, sessions and other filters of an application, and streams behind them. */
@Shows(Capability.SERVLET_ROLES)
@Tag("extended")
class ApplicationFeaturesIT extends DeployedStreams {

    private static final String JSP =
            "<%@ page session=\"false\" contentType=\"text/plain\" %>" + "JSP for <%= request.getRemoteUser() %>";
    private static final String UPLOAD = String.join(
            "\r\n",
            "--part",
            "Content-Disposition: form-data; name=\"note\"",
            "",
            "hello",
            "--part",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
            "",
            "hello there",
            "--part--",
            "");

    private final KnownCaller consumer = KnownCaller.consumer(entra);

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settingsForResources();
        settings.put("entra.max-token-bytes", Integer.toString(RefusedRequest.MAX_TOKEN_BYTES));
        settings.put("entra.client-authentication", "certificate");
        settings.put("entra.public-paths", "/health, /public/*");
        Set<String> packages = new HashSet<>(packages());
        packages.add("pages");
        return TestBed.ordersServiceWith(packages, "application-features.xml", settings)
                .addAsWebResource(new StringAsset("welcome page"), "guide/welcome.html")
                .addAsWebResource(new StringAsset("static page"), "guide/page.txt")
                .addAsWebResource(new StringAsset(JSP), "guide/caller.jsp");
    }

    /** The error pages of web.xml are for errors of the application. */
    @ParameterizedTest
    @MethodSource("refused")
    void a_refusal_is_not_replaced_by_an_error_page(RefusedRequest request) {
        Reply reply = api.send("GET", "/whoami", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @Test
    void a_refusal_without_keys_is_not_replaced_by_an_error_page() {
        Reply reply = api.get("/without-keys/page", consumer.token());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.reason()).isEqualTo("keys_unavailable");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guide/none.txt", "/none"})
    void an_error_page_is_shown_to_a_caller(String path) {
        assertThat(api.send("GET", path, List.of()))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.get(path, consumer.token()).body()).isEqualTo("error page 404");
    }

    @Test
    void an_error_page_of_a_public_path_is_shown_to_anonymous_callers() {
        assertThat(api.send("GET", "/public/none.txt", List.of()).body()).isEqualTo("error page 404");
    }

    @ParameterizedTest
    @CsvSource({"/guide/, welcome page", "/guide/welcome.html, welcome page", "/guide/page.txt, static page"})
    void a_file_is_served_to_callers_only(String path, String content) {
        assertThat(api.send("GET", path, List.of()))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.get(path, consumer.token()).body()).isEqualTo(content);
    }

    /** Payara and WildFly redirect to the path with a slash before any filter runs. */
    @Test
    void a_folder_without_its_slash_shows_no_page_to_anonymous_callers() {
        Reply reply = api.send("GET", "/guide", List.of());

        assertThat(reply.status()).isIn(401, 301, 302);
        assertThat(reply.body()).doesNotContain("welcome page");
    }

    @Test
    void a_jsp_is_served_to_callers_only() {
        Feature.JSP.assumePresent();

        assertThat(api.send("GET", "/guide/caller.jsp", List.of()))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.get("/guide/caller.jsp", consumer.token()).body()).isEqualTo("JSP for " + consumer.name());
    }

    @Test
    void a_jsp_that_a_servlet_forwards_to_sees_its_caller() {
        Feature.JSP.assumePresent();

        assertThat(api.get("/forward?to=/guide/caller.jsp", consumer.token()).body())
                .isEqualTo("JSP for " + consumer.name());
    }

    @Test
    void an_upload_is_read_for_callers_only() {
        String type = "multipart/form-data; boundary=part";

        assertThat(api.post("/upload", List.of(), type, UPLOAD))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.post("/upload", List.of("Bearer " + consumer.token()), type, UPLOAD)
                        .body()
                        .lines())
                .containsExactlyInAnyOrder("note 5", "file 11", consumer.name());
    }

    /** A refused request creates none either: all headers of its response are known. */
    @ParameterizedTest
    @ValueSource(strings = {"/seen", "/whoami", "/admin", "/guide/page.txt", "/guide/caller.jsp", "/health", "/none"})
    void an_accepted_request_creates_no_session(String path) {
        assertThat(api.get(path, consumer.token()).headers()).doesNotContainKey("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/whoami", "/api/streams/output", "/api/annotated/denied"})
    @Shows(Capability.JAXRS_ROLES)
    void a_request_to_a_resource_creates_no_session(String path) {
        assertThat(api.get(path, consumer.token()).headers()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void a_session_of_the_application_stands_for_no_caller() {
        KnownCaller other = KnownCaller.crowd(1, entra).findFirst().orElseThrow();
        Reply created = api.get("/session", consumer.token());
        String cookie = created.header("Set-Cookie").replaceFirst(";.*", "");

        assertThat(created.body()).isEqualTo("created " + consumer.name());
        assertThat(api.send("GET", "/session", List.of(), "Cookie", cookie))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.send("GET", "/session", List.of("Bearer " + other.token()), "Cookie", cookie)
                        .body())
                .isEqualTo("joined " + other.name());
    }

    /** With {@code container-login} the container knows the caller ahead of all filters. */
    @Test
    void a_filter_before_ours_sees_each_response_and_no_exception() throws InterruptedException {
        Feature.FILTER_FIRST.assumeAbsent();
        api.send("GET", "/seen?before=1", List.of());
        api.get("/seen?before=2", "not.a.token");
        api.get("/seen?before=3", consumer.token());
        api.get("/without-keys/page?before=4", consumer.token());

        assertThat(trace("Before before=", 4).stream().map(line -> line.replace(consumer.name(), "null")))
                .containsExactly(
                        "Before before=1 null 401",
                        "Before before=2 null 401",
                        "Before before=3 null 200",
                        "Before before=4 null 503");
    }

    @Test
    void a_filter_after_ours_sees_accepted_requests_only_and_their_callers() throws InterruptedException {
        api.send("GET", "/seen?after=1", List.of());
        api.get("/seen?after=2", consumer.token());
        api.send("GET", "/health?after=3", List.of());

        assertThat(trace("After after=", 2))
                .containsExactly("After after=2 " + consumer.name() + " 200", "After after=3 null 200");
    }

    /** Waits for this number of lines: a client may read a refusal before the outer filters have returned. */
    private List<String> trace(String prefix, int lines) throws InterruptedException {
        List<String> found = trace(prefix);
        for (int wait = 0; wait < 50 && found.size() < lines; wait++) {
            Thread.sleep(100);
            found = trace(prefix);
        }
        return found;
    }

    private List<String> trace(String prefix) {
        return api.get("/trace", consumer.token())
                .body()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .toList();
    }
}
