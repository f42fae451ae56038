package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders service behind the servlet filter. */
@Shows(Capability.SERVLET_ROLES)
@Tag("extended")
class ServletInFrontIT extends DeployedOrdersService {

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settingsForResources();
        settings.put("entra.max-token-bytes", Integer.toString(RefusedRequest.MAX_TOKEN_BYTES));
        settings.put("entra.client-authentication", "certificate");
        settings.put("entra.public-paths", "/health, /open/seen, /api/open, /injected/anybody");
        return TestBed.ordersService("servlet-in-front.xml", settings);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_servlet_is_not_reached_with(RefusedRequest request) {
        Reply reply = api.send("GET", "/whoami", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_is_not_reached_with(RefusedRequest request) {
        Reply reply = api.send("GET", "/api/whoami", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_unknown_path_reveals_nothing_to(RefusedRequest request) {
        Reply reply =
                api.send("GET", "/api/no/such/resource", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "POST", "DELETE"})
    void the_same_holds_for(String method) {
        Reply reply = api.send(method, "/whoami", List.of());

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void a_token_in_the_query_is_not_looked_at() {
        Reply reply = api.send("GET", "/whoami?access_token=" + honest().mint(), List.of());

        assertThat(reply.reason()).isEqualTo("no_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whoami", "/api/orders"})
    void a_token_in_a_form_is_not_looked_at(String path) {
        Reply reply = api.postForm(path, "access_token=" + honest().mint());

        assertThat(reply.reason()).isEqualTo("no_token");
    }

    @Test
    void a_caller_that_prefers_plain_text_gets_plain_text() {
        Reply reply = api.send("GET", "/whoami", List.of(), "Accept", "text/plain");

        assertThat(reply.body()).isEqualTo("401 Unauthorized (no_token)\n");
        assertThat(reply.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    }

    @Test
    void a_servlet_sees_its_caller() {
        seesItsCaller("/whoami");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_sees_its_caller() {
        seesItsCaller("/api/whoami");
    }

    private void seesItsCaller(String path) {
        Reply reply =
                api.get(path + "?role=consumer&role=admin", honest().version2().mint());

        assertThat(reply.status()).isEqualTo(200);
        Principal caller = entra.directory().principal("orders-client").orElseThrow();
        assertThat(reply.body())
                .contains("\"name\":\"" + caller.objectId() + "\"")
                .contains("\"oid\":\"" + caller.objectId() + "\"")
                .contains("\"tid\":\"" + entra.tenantId() + "\"")
                .contains("\"roles\":[\"consumer\"]")
                .contains("\"application\":true")
                .contains("\"authType\":\"BEARER\"")
                .contains("\"remoteUser\":\"" + caller.objectId() + "\"")
                .contains("\"consumer\":true")
                .contains("\"admin\":false");
    }

    @Test
    void both_token_versions_name_the_same_client() {
        Function<TokenBuilder, String> appId =
                token -> api.get("/whoami", token.mint()).body().replaceAll(".*\"appId\":\"([^\"]*)\".*", "$1");

        assertThat(appId.apply(honest().version1())).isEqualTo(appId.apply(honest().version2()));
    }

    @ParameterizedTest
    @CsvSource({"orders-client, 403", "orders-admin, 200"})
    void roles_open_servlets(String caller, int status) {
        Reply reply = api.get("/admin", entra.token(caller, TestBed.API).mint());

        assertThat(reply.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/orders,                    orders-client, 200",
        "DELETE, /api/orders/none,               orders-client, 403",
        "GET,    /api/annotated/denied,          orders-admin,  403",
        "GET,    /api/annotated/permitted,       orders-client, 200",
        "GET,    /api/annotated/for-consumers,   orders-client, 200",
        "GET,    /api/annotated/for-anybody-known, orders-client, 200",
    })
    @Shows(Capability.JAXRS_ROLES)
    void roles_open_resources(String method, String path, String caller, int status) {
        Reply reply = api.send(
                method,
                path,
                List.of("Bearer " + entra.token(caller, TestBed.API).mint()));

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void another_role_of_the_api_does_not_open_a_resource() {
        Reply reply = api.get("/api/orders", honest().roles("auditor").mint());

        assertThat(reply.reason()).isEqualTo("role_missing");
    }

    @Test
    void a_servlet_that_roles_keep_closed_says_why() {
        Reply reply = api.get("/admin", honest().mint());

        assertThat(reply).isEqualTo(RefusedRequest.forbidden("role_missing"));
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_that_is_denied_to_all_says_so() {
        Reply reply = api.get("/api/annotated/denied", honest().mint());

        assertThat(reply).isEqualTo(RefusedRequest.forbidden("denied_to_all"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/open/seen"})
    void a_public_servlet_needs_no_token(String path) {
        assertThat(api.send("GET", path, List.of()).status()).isEqualTo(200);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_public_resource_needs_no_token() {
        assertThat(api.send("GET", "/api/open", List.of()).status()).isEqualTo(200);
    }

    /** Open Liberty serves such a path by the servlet of an earlier request. */
    @Test
    void a_path_parameter_does_not_lead_past_a_filter() {
        assertThat(api.send("GET", "/seen", List.of()).status()).isEqualTo(401);

        assertThat(api.send("GET", "/seen;/x", List.of()).status()).isIn(400, 401, 404);
    }

    /** Whichever page is meant answers 200 to anybody: a request that slipped through would show. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/seen;x=1/../..;/seen",
                "/open/x;/../seen",
                "/health/../seen",
                "//open/seen",
                "/%6fpen/..%2fseen",
                "/api/open;x=1/..;/annotated/permitted",
                "/api/annotated/permitted;/../../open",
                "//api/open",
                "/api/%6fpen/..%2fannotated/permitted"
            })
    void a_path_that_can_be_read_in_two_ways_is_not_public(String path) {
        Reply reply = api.send("GET", path, List.of());

        // 400 and 404 are the container's own.
        assertThat(reply.status()).isIn(400, 401, 404);
        if (reply.status() == 401) {
            assertThat(reply.reason()).isEqualTo("no_token");
        }
    }

    @Test
    void a_bad_token_does_not_close_a_public_path() {
        assertThat(api.get("/health", honest().expired().mint()).status()).isEqualTo(200);
    }

    @Test
    void a_filter_with_clients_of_its_own_refuses_the_others() {
        assertThat(api.get("/one-client", honest().mint()).reason()).isEqualTo("client_not_allowed");
    }

    @Test
    void a_filter_for_users_refuses_applications() {
        assertThat(api.get("/users", honest().mint()).reason()).isEqualTo("caller_is_application");
    }

    @Test
    void a_filter_for_users_asks_for_its_scope() {
        assertThat(api.get("/users", honest().delegated("orders.read").mint()).reason())
                .isEqualTo("scope_missing");
    }

    @Test
    void a_filter_may_say_more_of_its_reasons() {
        Reply reply = api.get("/full", honest().expired().mint());

        assertThat(reply.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"orders\", "
                        + "resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource/orders\", "
                        + "error=\"invalid_token\", error_description=\"The token has expired\"");
    }

    @Test
    void clients_find_out_where_tokens_come_from() {
        Reply reply =
                api.send("GET", "/.well-known/oauth-protected-resource", List.of(), "X-Forwarded-Host", "evil.example");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"resource\":\"https://api.example.com/orders\"")
                .contains("\"authorization_servers\":[\"" + entra.authority() + "/" + entra.tenantId() + "/v2.0\"]")
                .contains("\"scopes_supported\":[\"https://api.example.com/orders/.default\"]")
                .contains("\"resource_name\":\"Orders\"")
                .doesNotContain("evil");
    }

    @Test
    void clients_find_out_which_scope_a_user_needs() {
        String scope = "scope=\"https://api.example.com/users/orders.write\"";

        assertThat(api.send("GET", "/users", List.of()).header("WWW-Authenticate"))
                .endsWith("oauth-protected-resource/users\", " + scope);
        assertThat(api.get("/users", honest().delegated("orders.read").mint()).header("WWW-Authenticate"))
                .endsWith(scope + ", error=\"insufficient_scope\"");
    }

    @Test
    void open_api_document_says_which_operations_need_a_token() throws Exception {
        Feature.MICROPROFILE_OPENAPI.assumePresent();
        OpenApiDocument document = OpenApiDocument.of(deployed);

        assertThat(document.operation("get", "/api/orders").get("security"))
                .isEqualTo(List.of(Map.of("entra", List.of())));
        assertThat(document.operation("delete", "/api/orders/\\{id\\}").get("responses"))
                .asString()
                .contains("401", "403", "503", "#/components/responses/EntraUnauthorized");
        assertThat(document.operation("get", "/api/open").get("security")).isNull();
        assertThat(document.components("securitySchemes").keySet()).hasToString("[entra]");
        assertThat(document.components("responses").get("EntraForbidden"))
                .asString()
                .contains("application/problem+json", "#/components/schemas/EntraProblem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-client", "orders-admin", "orders-client"})
    @Shows(Capability.CDI_INJECTION)
    void the_injected_caller_is_the_one_of_this_request(String caller) {
        Reply reply = api.get("/injected", entra.token(caller, TestBed.API).mint());

        assertThat(reply.body())
                .isEqualTo(entra.directory().principal(caller).orElseThrow().objectId());
    }

    @Test
    @Shows(Capability.CDI_INJECTION)
    void a_public_path_needs_no_caller() {
        assertThat(api.send("GET", "/injected/anybody", List.of()).body()).isEqualTo("anonymous");
    }

    @Test
    @Shows(Capability.CDI_INJECTION)
    void somebody_may_call_a_public_path() {
        assertThat(api.get("/injected/anybody", honest().mint()).body())
                .isEqualTo(entra.directory()
                        .principal("orders-client")
                        .orElseThrow()
                        .objectId());
    }

    @Test
    void a_bound_token_is_good_with_its_certificate() {
        Reply reply = api.send(
                "GET", "/bound", List.of("mtls_pop " + boundTo("a certificate").mint()), certificate("a certificate"));

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void a_bound_token_is_worthless_with_another_certificate() {
        Reply reply = api.send(
                "GET", "/bound", List.of("Bearer " + boundTo("a certificate").mint()), certificate("another"));

        assertThat(reply.reason()).isEqualTo("certificate_mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 192.0.2.7",
        "X-Forwarded-For, 10.0.0.4",
        "Forwarded,       for=192.0.2.7",
    })
    void a_trusted_proxy_may_name_its_client_where_the_server_keeps_the_address_of_the_proxy(
            String header, String value) {
        Reply reply = api.send("GET", "/bound", bound(), forwarded(header, value));

        assertThat(reply.status()).isEqualTo(isAddressFrom(header) ? 401 : 404);
    }

    /** Whether the server takes the remote address of a request from this header: then no peer is proven. */
    private static boolean isAddressFrom(String header) {
        return List.of(System.getProperty("it.rewriting.headers", "").split(",", -1))
                .contains(header);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 10.0.0.4",
        "X-Forwarded-For, 10.0.1.9",
        "X-Forwarded-For, '192.0.2.7, 10.0.0.4'",
        "X-Forwarded-For, 2001:db8::1",
        "Forwarded,       for=10.0.0.4",
        "X-Unrelated,     10.0.0.4",
    })
    void a_forged_address_makes_no_trusted_proxy(String header, String value) {
        Reply reply = api.send("GET", "/bound-elsewhere", bound(), forwarded(header, value));

        assertThat(reply.reason()).isEqualTo("certificate_missing");
    }

    private List<String> bound() {
        return List.of("mtls_pop " + boundTo("a certificate").mint());
    }

    /** With the certificate that the token is bound to. */
    private static String[] forwarded(String header, String value) {
        return new String[] {"Client-Cert", Certificates.header("a certificate"), header, value};
    }

    private TokenBuilder honest() {
        return RefusedRequest.honest(entra);
    }

    private TokenBuilder boundTo(String certificate) {
        return honest().claim("cnf", Map.of("x5t#S256", Certificates.thumbprint(certificate)));
    }

    /** As a proxy hands it over: RFC 9440. */
    private static String[] certificate(String certificate) {
        return new String[] {"Client-Cert", Certificates.header(certificate)};
    }
}
