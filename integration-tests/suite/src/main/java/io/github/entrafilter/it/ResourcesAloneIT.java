package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JAX-RS resources with no servlet filter in front of them: the JAX-RS filter decides, and answers alike. */
@Tag("extended")
class ResourcesAloneIT extends DeployedStreams {

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settingsForResources();
        settings.put("entra.max-token-bytes", Integer.toString(RefusedRequest.MAX_TOKEN_BYTES));
        settings.put("entra.client-authentication", "certificate");
        // Without servlets in front there is no context path: paths are those of the URL.
        boolean outside = Feature.NO_SERVLETS.isPresent() || Feature.RESOURCES_OUTSIDE_SERVLETS.isPresent();
        String root = outside ? "/orders" : "";
        settings.put("entra.public-paths", root + "/api/open, " + root + "/api/injected/anybody, /front/*");
        settings.put("entra.cors-preflight", "true");
        Set<String> packages =
                Stream.concat(packages().stream(), Stream.of("rewriting")).collect(Collectors.toSet());
        return TestBed.ordersServiceWith(packages, "jaxrs-alone.xml", settings)
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_is_not_reached_with(RefusedRequest request) {
        Reply reply = api.send("GET", "/api/whoami", request.authorization().apply(TestBed.entra()));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Shows(Capability.SERVLET_ROLES)
    void the_servlet_filter_next_to_it_responds_alike(RefusedRequest request) {
        Reply reply = api.send("GET", "/whoami", request.authorization().apply(TestBed.entra()));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void an_unknown_path_reveals_nothing() {
        assertThat(api.send("GET", "/api/no/such/resource", List.of()).status()).isEqualTo(401);
    }

    /** What RFC 3986 does not let stand in a path: some implementations make no URI of it. */
    @ParameterizedTest
    @ValueSource(strings = {"|", "{", "[", "^", "\"", "`", "\u00e9"})
    @Shows(Capability.JAXRS_ROLES)
    void a_path_with_an_illegal_character_is_the_callers_error(String character) {
        String response = RawRequest.wholeOf(
                deployed, "GET", "/api/whoami" + character, "Accept: */*\r\nConnection: close\r\n\r\n");

        assertThat(response).containsPattern("^HTTP/1.1 (400|401|404) ").doesNotContain("judgement_failed");
    }

    /** Some implementations make their request URI of such a target and a host, and route by another path. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP://front", "a://front", "http://front", "//front"})
    @Shows(Capability.JAXRS_ROLES)
    void a_target_that_begins_like_a_public_path_is_not_public(String beginning) {
        String response = RawRequest.wholeOf(deployed, beginning + OrdersApi.CONTEXT_PATH + "/api/whoami");

        assertThat(response).containsPattern("^HTTP/1.1 4\\d\\d ");
    }

    /** Some implementations put it in front of the path, and route by what is a path then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/front",
                "/front/",
                "/orders/api/open?",
                "?",
                "#",
                "/orders/api/open/../..",
                "\\front",
                "@/front"
            })
    @Shows(Capability.JAXRS_ROLES)
    void a_host_with_a_path_leads_to_no_other_resource(String path) {
        String target = OrdersApi.CONTEXT_PATH + "/api/whoami";
        String authorization =
                "\r\nAuthorization: Bearer " + RefusedRequest.honest(entra).mint();

        assertThat(RawRequest.wholeOf(deployed, target, "localhost" + path)).containsPattern("^HTTP/1.1 4\\d\\d ");
        assertThat(RawRequest.wholeOf(deployed, target, "localhost" + path + authorization))
                .containsPattern("^HTTP/1.1 (400 |200 [^{]*\\{\"name\")");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_caller_reaches_the_resource_by_HTTP_2() {
        Feature.HTTP2.assumePresent();

        assertThat(byHttp2("localhost", bearer()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost/front", "localhost/orders/api/open?", "localhost?", "localhost#"})
    @Shows(Capability.JAXRS_ROLES)
    void a_malformed_authority_of_HTTP_2_is_the_callers_error(String authority) {
        Feature.HTTP2.assumePresent();

        assertThat(byHttp2(authority, bearer()))
                .satisfiesAnyOf(
                        response -> assertThat(response).isEqualTo(RawHttp2Request.Response.NONE),
                        response -> assertThat(response.body()).contains("malformed_host"));
        assertThat(byHttp2(authority, Map.of("host", "localhost")).status())
                .isIn(RawHttp2Request.Response.NONE.status(), 400, 401);
    }

    /** Undertow throws where it is asked for the host; Helidon responds 500 before any filter. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "[::1"})
    @Shows(Capability.JAXRS_ROLES)
    void an_open_bracket_in_the_authority_of_HTTP_2_is_the_callers_error(String authority) {
        Feature.HTTP2.assumePresent();

        assertThat(byHttp2(authority, bearer()))
                .satisfiesAnyOf(
                        response -> assertThat(response.status()).isIn(RawHttp2Request.Response.NONE.status(), 400),
                        response -> assertThat(response.body()).startsWith("Expected closing bracket for IPv6"));
    }

    private RawHttp2Request.Response byHttp2(String authority, Map<String, String> headers) {
        return RawHttp2Request.responseTo(deployed, authority, "/api/whoami", headers);
    }

    private Map<String, String> bearer() {
        return Map.of("authorization", "Bearer " + RefusedRequest.honest(entra).mint());
    }

    /** A decision is for the request that it was made on. */
    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_rewritten_public_request_opens_no_other_resource() {
        assertThat(api.send("GET", "/api/open", List.of(), "X-Rewrite-Path", "elsewhere")
                        .body())
                .doesNotContain("other resource");
        assertThat(api.send(
                                "OPTIONS",
                                "/api/elsewhere",
                                List.of(),
                                "Origin",
                                "https://shop.example",
                                "Access-Control-Request-Method",
                                "GET",
                                "X-HTTP-Method-Override",
                                "GET")
                        .body())
                .doesNotContain("other resource");
    }

    /** JAX-RS finds no literal template by a needless escape or with a fragment, and may find another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%6fpen",
                "/api/ope%6E",
                "/%61pi/open",
                "/api/open%3F;x",
                "/api/open%23;x",
                "/api/%256fpen;x",
                "/api/open#x",
                "/api/open#/../x"
            })
    @Shows(Capability.JAXRS_ROLES)
    void a_public_path_written_otherwise_opens_no_other_resource(String path) {
        assertThat(RawRequest.wholeOf(deployed, OrdersApi.CONTEXT_PATH + path)).doesNotContain("other resource");
    }

    /** Some servers refuse such a query themselves, and CXF fails for some. */
    @ParameterizedTest
    @ValueSource(strings = {"q=100%", "q=%zz", "f=a|b", "f={b}", "f=\"b\""})
    @Shows(Capability.JAXRS_ROLES)
    void a_public_path_is_public_whatever_its_query(String query) {
        assertThat(RawRequest.wholeOf(deployed, OrdersApi.CONTEXT_PATH + "/api/open?" + query))
                .doesNotStartWith("HTTP/1.1 401");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void the_resource_sees_its_caller() {
        Reply reply = api.get(
                "/api/whoami?role=consumer", RefusedRequest.honest(entra).mint());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"roles\":[\"consumer\"]")
                .contains("\"authType\":\"BEARER\"")
                .contains("\"consumer\":true");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/annotated/denied,            403",
        "/api/annotated/permitted,         200",
        "/api/annotated/for-consumers,     200",
        "/api/annotated/for-anybody-known, 200",
    })
    @Shows(Capability.JAXRS_ROLES)
    void annotations_are_obeyed(String path, int status) {
        Reply reply = api.get(path, RefusedRequest.honest(entra).mint());

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_public_path_needs_no_token() {
        assertThat(api.send("GET", "/api/open", List.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-client", "orders-admin", "orders-client"})
    @Shows(Capability.CDI_INJECTION)
    void injected_caller_of_a_resource_is_the_one_of_this_request(String caller) {
        Reply reply = api.get("/api/injected", entra.token(caller, TestBed.API).mint());

        assertThat(reply.body())
                .isEqualTo(entra.directory().principal(caller).orElseThrow().objectId());
    }

    @Test
    @Shows(Capability.CDI_INJECTION)
    void injected_caller_of_a_public_resource_is_anonymous_or_known() {
        assertThat(api.send("GET", "/api/injected/anybody", List.of()).body()).isEqualTo("anonymous");
        assertThat(api.get("/api/injected/anybody", RefusedRequest.honest(entra).mint())
                        .body())
                .isEqualTo(entra.directory()
                        .principal("orders-client")
                        .orElseThrow()
                        .objectId());
    }
}
