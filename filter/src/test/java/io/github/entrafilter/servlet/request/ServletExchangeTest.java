package io.github.entrafilter.servlet.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest.Mapping;
import io.github.entrafilter.http.PreparedResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServletExchangeTest {

    private static final PreparedResponse REFUSAL =
            new PreparedResponse(401, Map.of("WWW-Authenticate", "Bearer"), "no token");

    private final Map<String, Object> attributes = new HashMap<>();

    private ServletExchange exchange(DispatcherType dispatch, String uri, String servletPath, @Nullable String info) {
        return new ServletExchange(fake(
                HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getDispatcherType" -> dispatch;
                    case "getRequestURI" -> uri;
                    case "getServletPath" -> servletPath;
                    case "getPathInfo" -> info;
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove((String) arguments[0]);
                    case "isAsyncStarted" -> false;
                    case "getContentLengthLong" -> -1L;
                    case "getHeader" -> null;
                    case "getHttpServletMapping" -> mapping(MappingMatch.PATH);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static HttpServletMapping mapping(MappingMatch match) {
        return fake(HttpServletMapping.class, (proxy, method, arguments) -> match);
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Nested
    class Path {

        @ParameterizedTest
        @CsvSource({
            "/app/orders/1,    /orders,          /1,     /orders/1",
            "/app/style.css,   /style.css,       ,       /style.css",
            "/app/,            '',               /,      /",
            // Tomcat puts the welcome file's name in, Jetty does not.
            "/app/,            /index.html,      ,       /",
            "/app/docs/,       /docs/index.html, ,       /docs/",
            "/app/docs/,       /docs/,           ,       /docs/",
            "/app/index.html,  /index.html,      ,       /index.html"
        })
        void request_path_is_what_the_caller_asked_for(
                String uri, String servletPath, @Nullable String info, String path) {
            assertThat(exchange(DispatcherType.REQUEST, uri, servletPath, info).path())
                    .isEqualTo(path);
        }

        @Test
        void forward_path_is_the_targets() {
            attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/app/open/a");
            ServletExchange forwarded = exchange(DispatcherType.FORWARD, "/app/admin/x", "/admin", "/x");

            assertThat(forwarded.path()).isEqualTo("/admin/x");
            assertThat(forwarded.rawPath()).isEqualTo("/app/admin/x");
        }

        @Test
        void include_path_is_the_targets() {
            attributes.put(RequestDispatcher.INCLUDE_REQUEST_URI, "/app/admin/x");
            attributes.put(RequestDispatcher.INCLUDE_SERVLET_PATH, "/admin");
            attributes.put(RequestDispatcher.INCLUDE_PATH_INFO, "/x");
            ServletExchange included = exchange(DispatcherType.INCLUDE, "/app/open/a", "/open", "/a");

            assertThat(included.path()).isEqualTo("/admin/x");
            assertThat(included.rawPath()).isEqualTo("/app/admin/x");
        }

        @ParameterizedTest
        @EnumSource(names = {"FORWARD", "INCLUDE"})
        void named_dispatch_has_no_path(DispatcherType dispatch) {
            ServletExchange named = exchange(dispatch, "/app/open/a", "/open", "/a");

            assertThat(named.path()).isEmpty();
            assertThat(named.rawPath()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"EXACT, PATH", "PATH, PATH", "EXTENSION, OTHER", "DEFAULT, OTHER", "CONTEXT_ROOT, OTHER"})
    void mapping_of_an_included_resource_is_its_own(MappingMatch match, Mapping mapping) {
        attributes.put(RequestDispatcher.INCLUDE_MAPPING, mapping(match));

        assertThat(exchange(DispatcherType.INCLUDE, "/app/open/a", "/open", "/a")
                        .mapping())
                .isEqualTo(mapping);
    }

    @Nested
    class ErrorPage {

        private final ServletExchange page = exchange(DispatcherType.ERROR, "/app/errors", "/errors", null);

        @Test
        void error_page_is_entered_by_the_first_filter() {
            assertThat(page.enterErrorPage()).isTrue();
            assertThat(page.enterErrorPage()).isFalse();
            assertThat(page.dispatch()).isEqualTo(Dispatch.ERROR);
        }

        /** Tomcat reports ERROR for it. */
        @ParameterizedTest
        @CsvSource({"/page, FORWARD", "/WEB-INF/error.jsp, ERROR"})
        void forward_from_an_error_page_is_a_forward_unless_to_a_view(String path, Dispatch dispatch) {
            page.enterErrorPage();

            assertThat(exchange(DispatcherType.ERROR, "/app" + path, path, null).dispatch())
                    .isEqualTo(dispatch);
        }

        @Test
        void page_of_a_later_error_is_no_forward() {
            page.enterErrorPage();
            page.leaveErrorPage();

            assertThat(exchange(DispatcherType.ERROR, "/app/page", "/page", null)
                            .dispatch())
                    .isEqualTo(Dispatch.ERROR);
        }

        @Test
        void request_enters_no_error_page() {
            assertThat(exchange(DispatcherType.REQUEST, "/app/errors", "/errors", null)
                            .enterErrorPage())
                    .isFalse();
        }
    }

    @Nested
    class Refusal {

        private final FakeResponse response = new FakeResponse();

        /** Servlet 6.0, section 9.3: what is included cannot set a status or headers. */
        @Test
        void included_resource_leaves_the_response_to_the_filter_in_front_of_the_page() throws IOException {
            exchange(DispatcherType.INCLUDE, "/app/open/a", "/open", "/a").refuse(REFUSAL, response.fake());
            assertThat(response.line()).isEqualTo("200  0 ");

            exchange(DispatcherType.REQUEST, "/app/open/a", "/open", "/a").sendRefusedInclude(response.fake());
            assertThat(response.line()).isEqualTo("401 Bearer 8 no token flushed");
        }

        @Test
        void page_without_a_refused_include_keeps_its_response() throws IOException {
            exchange(DispatcherType.REQUEST, "/app/open/a", "/open", "/a").sendRefusedInclude(response.fake());

            assertThat(response.line()).isEqualTo("200  0 ");
        }
    }
}
