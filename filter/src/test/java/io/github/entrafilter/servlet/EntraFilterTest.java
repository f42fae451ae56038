package io.github.entrafilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A filter that cannot judge a request fails it: nothing passes. */
class EntraFilterTest {

    private final EntraFilter filter = new EntraFilter();
    private final List<ServletRequest> passed = new ArrayList<>();

    static Stream<Arguments> exchangesWithoutHttp() {
        return Stream.of(
                arguments(ServletRequest.class, ServletResponse.class),
                arguments(ServletRequest.class, HttpServletResponse.class),
                arguments(HttpServletRequest.class, ServletResponse.class));
    }

    @ParameterizedTest
    @MethodSource("exchangesWithoutHttp")
    void request_by_another_protocol_than_http_fails(
            Class<? extends ServletRequest> request, Class<? extends ServletResponse> response) {
        assertFails(request, response, "EntraFilter protects HTTP only");
    }

    @Test
    void request_before_the_initialization_fails() {
        assertFails(HttpServletRequest.class, HttpServletResponse.class, "EntraFilter is not mapped in web.xml");
    }

    /** Where web.xml maps other filters, the one that the JAR declares has no mapping: no request should reach it. */
    @Test
    void request_to_a_filter_without_a_mapping_fails() throws ServletException {
        filter.init(configWithoutMapping());
        assertFails(HttpServletRequest.class, HttpServletResponse.class, "EntraFilter is not mapped in web.xml");
        filter.destroy();
    }

    private void assertFails(
            Class<? extends ServletRequest> request, Class<? extends ServletResponse> response, String message) {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> filter.doFilter(
                        fake(request, Map.of()), fake(response, Map.of()), (onwards, same) -> passed.add(onwards)))
                .withMessage(message);
        assertThat(passed).isEmpty();
    }

    private static FilterConfig configWithoutMapping() {
        FilterRegistration unmapped = fake(
                FilterRegistration.class,
                Map.of("getUrlPatternMappings", List.of(), "getServletNameMappings", List.of()));
        return fake(
                FilterConfig.class,
                Map.of(
                        "getFilterName", "EntraFilter",
                        "getInitParameterNames", Collections.emptyEnumeration(),
                        "getServletContext", fake(ServletContext.class, Map.of("getFilterRegistration", unmapped))));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
