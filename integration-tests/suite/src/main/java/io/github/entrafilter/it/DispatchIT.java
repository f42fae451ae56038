package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.Crowding.Errand;
import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller wherever the container takes a request to, and on whatever thread and connection. */
class DispatchIT extends DeployedOrdersService {

    /** Callers at once. */
    private static final int MANY = 16;

    private static final String REALM = "expanded";
    private static final String PUBLIC = "/health";

    private final KnownCaller caller = KnownCaller.consumer(entra);

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", "/open/*, /, " + PUBLIC);
        settings.put("entra.realm", "${it.realm}");
        settings.put("it.realm", REALM);
        return TestBed.ordersService("dispatch.xml", settings)
                .addAsWebResource(new StringAsset("welcome page"), "index.html");
    }

    @Test
    void the_container_has_what_its_module_says() {
        String declared = Stream.of(
                        Feature.CDI,
                        Feature.EJB,
                        Feature.JAXRS,
                        Feature.JSP,
                        Feature.MICROPROFILE_CONFIG,
                        Feature.WEBSOCKET)
                .filter(Feature::isPresent)
                .map(feature -> feature.label() + "\n")
                .reduce("", String::concat);

        assertThat(api.get("/features", caller.token()).body()).isEqualTo(declared);
    }

    /** An expression means the same with MicroProfile Config and without it. */
    @Test
    @Shows(Capability.MICROPROFILE_CONFIG)
    void settings_come_from_MicroProfile_Config_where_the_container_has_it() {
        assertThat(challenge()).isEqualTo("Bearer realm=\"" + REALM + "\"");
    }

    @Test
    @Shows(Capability.FALLBACK)
    void settings_come_from_the_same_file_where_the_container_has_no_MicroProfile_Config() {
        assertThat(challenge()).isEqualTo("Bearer realm=\"" + REALM + "\"");
    }

    private String challenge() {
        return api.send("GET", "/seen", List.of()).header("WWW-Authenticate");
    }

    @ParameterizedTest
    @CsvSource({
        "dispatch, own",
        "dispatch, given",
        "container-thread, own",
        "container-thread, given",
        "thread, own",
        "thread, given"
    })
    @Shows(Capability.ASYNC)
    void what_goes_on_asynchronously_sees_its_caller(String how, String request) {
        assertThat(seenAt("/async/" + how + "?request=" + request)).isEqualTo(caller.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "given"})
    @Shows(Capability.VIRTUAL_THREADS)
    void a_virtual_thread_sees_its_caller(String request) {
        assertThat(seenAt("/async/virtual-thread?request=" + request)).isEqualTo(caller.line());
    }

    @Test
    @Shows(Capability.DISPATCH)
    void the_target_of_a_forward_sees_its_caller() {
        assertThat(seenAt("/forward?to=/seen")).isEqualTo(caller.line());
    }

    @Test
    @Shows(Capability.DISPATCH)
    void a_forward_is_no_way_around_a_filter_that_asks_for_a_role() {
        Reply reply = api.get("/forward?to=/administration/seen", caller.token());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.reason()).isEqualTo("role_missing");
    }

    @Test
    @Shows(Capability.DISPATCH)
    void including_and_included_pages_see_their_caller() {
        assertThat(seenAt("/include")).isEqualTo(caller.line().repeat(3));
    }

    @ParameterizedTest
    @CsvSource({"error, 409", "exception, 500"})
    @Shows(Capability.DISPATCH)
    void an_error_page_sees_the_caller_whose_request_failed(String by, int status) {
        Reply reply = api.get("/failing?by=" + by, caller.token());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo(caller.line());
    }

    @Test
    @Shows(Capability.DISPATCH)
    void an_error_page_after_an_anonymous_request_sees_no_caller() {
        Reply reply = api.send("GET", "/open/failing", List.of());

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).isEqualTo(KnownCaller.NOBODY);
    }

    /** Servlet 6.0, HttpServletRequest.login: refused where a caller is known already. */
    @Test
    @Shows(Capability.SERVLET_ROLES)
    void a_login_does_not_replace_the_caller() {
        assertThat(seenAt("/login/login")).isEqualTo("refused\n" + caller.line());
    }

    @Test
    @Shows(Capability.SERVLET_ROLES)
    void a_logged_out_caller_is_anonymous_for_the_rest_of_the_request() {
        assertThat(seenAt("/login/logout")).isEqualTo("logged out\n" + KnownCaller.NOBODY);
    }

    @Test
    @Shows(Capability.SERVLET_ROLES)
    void a_caller_is_authenticated_already() {
        assertThat(seenAt("/login/authenticate")).isEqualTo("true\n" + caller.line());
    }

    @Test
    @Shows(Capability.HTTP2)
    void a_caller_is_seen_on_HTTP_2() {
        OrdersApi http2 = upgraded();

        assertThat(http2.versionOf("/seen", caller.token())).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(http2.get("/seen", caller.token()).body()).isEqualTo(caller.line());
    }

    /**
     * A connection that a request without a caller has upgraded: Open Liberty upgrades none whose request is wrapped.
     */
    private OrdersApi upgraded() {
        OrdersApi http2 = OrdersApi.overHttp2(deployed);
        assertThat(http2.send("GET", PUBLIC, List.of()).status()).isEqualTo(200);
        return http2;
    }

    @Test
    @Shows(Capability.HTTP2)
    void callers_that_share_a_connection_are_not_mixed_up() {
        int atOnce = Feature.STALLING_HTTP2.isPresent() ? 2 : MANY;

        assertThat(Crowding.complaints(upgraded(), errands(), 10, atOnce)).isEmpty();
    }

    @Test
    @Shows(Capability.ISOLATION)
    void each_answer_is_for_its_caller_however_many_call() {
        assertThat(Crowding.complaints(api, errands(), 30, MANY)).isEmpty();
    }

    /** Servlet 6.0, section 12.2: "/" as a public path is the context root, whatever file stands in for it. */
    @Test
    @Shows(Capability.SERVLET_ROLES)
    void a_public_context_root_needs_no_token() {
        Reply reply = api.send("GET", "/", List.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("welcome page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/seen", "//", "/;/seen"})
    @Shows(Capability.SERVLET_ROLES)
    void a_public_context_root_opens_no_other_path(String path) {
        assertThat(api.send("GET", path, List.of()).status()).isNotEqualTo(200);
    }

    private String seenAt(String path) {
        return api.get(path, caller.token()).body();
    }

    /**
     * Of callers of all kinds, in all ways. One failure goes ahead: Payara makes what finds error pages at the first,
     * and of several first ones at once some find none (a NullPointerException in its StandardHostDeployer).
     */
    private List<Errand> errands() {
        assertThat(seenAt("/failing")).isEqualTo(caller.line());
        String anonymousResponse = api.send("GET", "/seen", List.of()).body();
        List<Errand> errands = new ArrayList<>(List.of(
                new Errand("/seen", List.of(), 401, anonymousResponse),
                new Errand("/async/thread", List.of(), 401, anonymousResponse),
                new Errand("/open/seen", List.of(), 200, KnownCaller.NOBODY),
                new Errand("/open/failing", List.of(), 409, KnownCaller.NOBODY)));
        KnownCaller.crowd(10, entra).forEach(one -> {
            List<String> token = List.of("Bearer " + one.token());
            errands.addAll(List.of(
                    new Errand("/seen", token, 200, one.line()),
                    new Errand("/open/seen", token, 200, one.line()),
                    new Errand("/async/dispatch", token, 200, one.line()),
                    new Errand("/async/thread?request=given", token, 200, one.line()),
                    new Errand("/include", token, 200, one.line().repeat(3)),
                    new Errand("/failing", token, 409, one.line()),
                    new Errand("/login/logout", token, 200, "logged out\n" + KnownCaller.NOBODY)));
        });
        return errands;
    }
}
