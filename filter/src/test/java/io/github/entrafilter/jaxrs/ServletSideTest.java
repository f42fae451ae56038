package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServletSideTest {

    private static final String OURS = "io.github.entrafilter.servlet.EntraFilter";

    private static ServletContext application(
            @Nullable String filter, @Nullable List<String> patterns, List<String> servlets) {
        FilterRegistration registration = (FilterRegistration) Proxy.newProxyInstance(
                ServletSideTest.class.getClassLoader(),
                new Class<?>[] {FilterRegistration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getClassName" -> filter;
                    case "getUrlPatternMappings" -> patterns;
                    case "getServletNameMappings" -> servlets;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (ServletContext) Proxy.newProxyInstance(
                ServletSideTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> Map.of("filter", registration));
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                arguments("to everything", OURS, List.of("/*"), List.of(), true),
                arguments("to a part", OURS, List.of("/whoami"), List.of(), true),
                arguments("to a servlet", OURS, List.of(), List.of("whoami"), true),
                arguments("to what Open Liberty hides", OURS, null, List.of(), true),
                arguments("to nothing", OURS, List.of(), List.of(), false),
                arguments("another filter", "example.Filter", List.of("/*"), List.of(), false),
                arguments("a filter without a name", null, List.of("/*"), List.of(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void protection_is_in_force_where_a_filter_of_ours_is_mapped(
            String what,
            @Nullable String filter,
            @Nullable List<String> patterns,
            List<String> servlets,
            boolean inForce) {
        assertThat(ServletSide.isInForce(application(filter, patterns, servlets)))
                .as(what)
                .isEqualTo(inForce);
    }
}
