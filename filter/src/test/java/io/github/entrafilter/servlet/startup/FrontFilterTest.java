package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests carry no token: one that an EntraFilter sees is refused, any other goes on down the chain. */
class FrontFilterTest {

    private static final String OTHER = "com.contoso.Cors";
    private static final String TOMCAT = "Apache Tomcat/11.0";
    private static final String JETTY = "jetty/12.1";
    private static final String LIBERTY = "IBM WebSphere Liberty/26.0.0.3";

    private final FrontFilter filter = new FrontFilter();
    private final List<ServletRequest> passed = new ArrayList<>();
    private final List<Object> statuses = new ArrayList<>();

    @AfterEach
    void endApplication() {
        filter.destroy();
        FakeContext.forgetConfiguration();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # mappings of web.xml in their order; ours: A, B; the application's own: X | path | upgrade |Tomcat |Jetty |Liberty
                    A /*                | /orders   |           | 401    | 401    | 401
                    A /*                | /orders   | websocket | 401    | 401    | 401
                    A /orders/*         | /orders   |           | 401    | 401    | 401
                    A /orders/*         | /orders/1 | WebSocket | 401    | 401    | 401
                    A /orders/*         | /ordersX  |           | passed | passed | passed
                    A /orders           | /orders/1 |           | passed | passed | passed
                    A *.do              | /x/y.do   |           | 401    | 401    | 401
                    A *.do              | /x/y.dot  |           | passed | passed | passed
                    A servlet S         | /orders   |           | 401    | 401    | 401
                    A servlet *         | /orders   |           | 401    | 401    | 401
                    A servlet T         | /orders   |           | passed | passed | passed
                    X /*; A /*          | /orders   |           | passed | passed | 401
                    X /*; A /*          | /orders   | websocket | passed | 401    | 401
                    X /orders/*; A /*   | /orders   |           | passed | passed | 401
                    X /other/*; A /*    | /orders   |           | 401    | 401    | 401
                    A /*; X /*; B /*    | /orders   |           | 401    | 401    | 401
                    A /a/*; X /*; B /*  | /orders   |           | passed | passed | 401
                    A servlet S; X /*   | /orders   |           | passed | passed | 401
                    A servlet S; X /*   | /orders   | websocket | passed | 401    | 401
                    X /*; A /*          | /orders   | x + websocket | passed | 401    | 401
                    X /*; A /*          | /orders   | websocket + x | passed | 401    | 401
                    X servlet S; A /*   | /orders   |           | 401    | 401    | 401
                    X /*                | /orders   |           | passed | passed | passed
                    X /*; A servlet *   | /orders   |           | passed | passed | 401
                    X /*; A servlet S   | /orders   |           | passed | passed | 401
                    """, delimiter = '|')
    void requests_pass_our_filters_at_the_front_of_the_chain(
            String mappings, String path, @Nullable String upgrade, String onTomcat, String onJetty, String onLiberty)
            throws Exception {
        Map<String, String> outcomes = new HashMap<>();
        for (String server : List.of(TOMCAT, JETTY, LIBERTY)) {
            FrontFilter front = new FrontFilter();
            front.init(application(mappings.split("; ")).server(server).config(FrontFilter.NAME));
            passed.clear();
            call(front, request(path, upgrade, DispatcherType.REQUEST));
            outcomes.put(server, passed.isEmpty() ? "401" : "passed");
            front.destroy();
        }

        assertThat(outcomes).isEqualTo(Map.of(TOMCAT, onTomcat, JETTY, onJetty, LIBERTY, onLiberty));
    }

    private static FakeContext application(String... mappings) {
        FakeContext context = new FakeContext();
        StringBuilder webXml = new StringBuilder();
        for (String mapping : mappings) {
            String name = mapping.substring(0, 1);
            String target = mapping.substring(2);
            context.filter(name, name.equals("X") ? OTHER : EntraFilter.class.getName(), FakeContext.SETTINGS, target);
            webXml.append(FakeContext.mapping(name, target)
                    .replaceAll("<url-pattern>servlet (.*)</url-pattern>", "<servlet-name>$1</servlet-name>"));
        }
        // An EntraFilter is mapped in each case, so that the filter does not protect everything itself.
        return context.filter("Elsewhere", "/elsewhere").webXml(webXml.toString());
    }

    @Test
    void jetty_handshake_does_not_pass_a_filter_mapped_in_code() throws Exception {
        filter.init(new FakeContext().server(JETTY).filter("Code", "/chat/*").config(FrontFilter.NAME));

        call(filter, request("/chat/1", "websocket", DispatcherType.REQUEST));
        call(filter, request("/chat/1", null, DispatcherType.REQUEST));

        assertThat(statuses).containsExactly(401);
        assertThat(passed).hasSize(1);
    }

    @Test
    void jetty_handshake_does_not_pass_a_filter_that_web_xml_maps_elsewhere() throws Exception {
        filter.init(new FakeContext()
                .server(JETTY)
                .filter("Both", "/chat/*", "/WEB-INF/*")
                .webXml(FakeContext.mapping("Both", "/WEB-INF/*", "FORWARD"))
                .config(FrontFilter.NAME));

        call(filter, request("/chat/1", "websocket", DispatcherType.REQUEST));

        assertThat(statuses).containsExactly(401);
        assertThat(passed).isEmpty();
    }

    /** It serves such a path by the servlet at {@code /seen}, and looks for filters at {@code /seen/x}. */
    @ParameterizedTest
    @ValueSource(strings = {"A /seen", "X /*; A /seen"})
    void path_parameter_on_open_liberty_does_not_lead_past_an_exact_mapping(String mappings) throws Exception {
        filter.init(application(mappings.split("; ")).server(LIBERTY).config(FrontFilter.NAME));

        call(filter, new HttpServletRequestWrapper(request("/seen", null, DispatcherType.REQUEST)) {
            @Override
            public String getPathInfo() {
                return "/x";
            }

            @Override
            public String getRequestURI() {
                return "/seen;/x";
            }
        });

        assertThat(statuses).containsExactly(401);
        assertThat(passed).isEmpty();
    }

    @Test
    void jetty_handshake_does_not_pass_a_filter_with_settings_of_code() throws Exception {
        FakeContext jetty =
                new FakeContext().server(JETTY).filter("Code", ConfiguredFilter.class.getName(), Map.of(), "/chat/*");
        filter.init(jetty.config(FrontFilter.NAME));
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> call(filter, request("/chat/1", "websocket", DispatcherType.REQUEST)));

        Filter code = EntraFilter.of(FakeContext.SETTINGS);
        code.init(new FilterDeclaration("Code", Map.of()).config(jetty.context()));
        call(filter, request("/chat/1", "websocket", DispatcherType.REQUEST));

        assertThat(statuses).containsExactly(401);
        assertThat(passed).isEmpty();
        code.destroy();
    }

    @ParameterizedTest
    @CsvSource({"FORWARD", "INCLUDE", "ASYNC", "ERROR"})
    void only_requests_are_judged_ahead_of_web_xml(DispatcherType dispatch) throws Exception {
        filter.init(application("A /*").config(FrontFilter.NAME));

        call(filter, request("/orders", null, dispatch));

        assertThat(passed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/*", "servlet S", "servlet *"})
    void filter_mapped_in_code_sees_requests_on_open_liberty(String target) throws Exception {
        filter.init(new FakeContext().server(LIBERTY).filter("Code", target).config(FrontFilter.NAME));

        call(filter, request("/orders/1", null, DispatcherType.REQUEST));

        assertThat(statuses).containsExactly(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOMCAT, LIBERTY})
    void a_mapping_without_requests_is_left_to_its_place(String server) throws Exception {
        filter.init(new FakeContext()
                .server(server)
                .filter("A", "/WEB-INF/pages/*")
                .webXml(FakeContext.mapping("A", "/WEB-INF/pages/*", "FORWARD"))
                .config(FrontFilter.NAME));

        call(filter, request("/WEB-INF/pages/x", null, DispatcherType.REQUEST));

        assertThat(passed).hasSize(1);
    }

    @Test
    void everything_is_protected_where_web_xml_maps_no_filter_of_ours() throws Exception {
        FakeContext.configureApplication();
        filter.init(new FakeContext().filter("X", OTHER, Map.of(), "/*").config(FrontFilter.NAME));

        call(filter, request("/orders", null, DispatcherType.REQUEST));

        assertThat(statuses).containsExactly(401);
    }

    @ParameterizedTest
    @CsvSource({"Payara Micro", "Eclipse GlassFish 7.0"})
    void a_request_is_judged_once_where_the_filter_is_mapped_twice(String server) throws Exception {
        FakeContext.configureApplication();
        filter.init(new FakeContext().server(server).config(FrontFilter.NAME));
        HttpServletRequest request = request("/orders", null, DispatcherType.REQUEST);
        call(filter, request);
        call(filter, request);

        assertThat(statuses).containsExactly(401);
        assertThat(passed).hasSize(1);
    }

    @Test
    void no_request_passes_before_the_filter_is_initialized() {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> call(filter, request("/orders", null, DispatcherType.REQUEST)));
        assertThat(passed).isEmpty();
    }

    @Test
    void an_application_without_settings_does_not_start() {
        FakeContext context = new FakeContext();
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(
                        () -> filter.init(new FilterDeclaration(FrontFilter.NAME, Map.of()).config(context.context())));
    }

    private void call(FrontFilter front, HttpServletRequest request) throws Exception {
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setStatus")) {
                        statuses.add(arguments[0]);
                    }
                    return switch (method.getName()) {
                        case "getOutputStream" -> new Nowhere();
                        case "isCommitted" -> false;
                        case "getBufferSize" -> 0;
                        default -> null;
                    };
                });
        front.doFilter(request, response, (ServletRequest on, ServletResponse same) -> passed.add(on));
    }

    private static HttpServletRequest request(String path, @Nullable String upgrade, DispatcherType dispatch) {
        Map<String, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "GET";
                    case "getServletPath", "getRequestURI" -> path;
                    case "getContextPath" -> "";
                    case "getDispatcherType" -> dispatch;
                    case "getHeaders" ->
                        "Upgrade".equals(arguments[0]) && upgrade != null
                                ? Collections.enumeration(List.of(upgrade.split(" \\+ ", -1)))
                                : Collections.emptyEnumeration();
                    case "getHttpServletMapping" ->
                        FakeContext.fake(HttpServletMapping.class, Map.of("getServletName", "S"));
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getRemoteAddr" -> "127.0.0.1";
                    case "getContentLengthLong" -> -1L;
                    case "isAsyncStarted", "isSecure" -> false;
                    default -> null;
                });
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int b) {
            // The status is what counts.
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // Never asynchronous.
        }
    }
}
