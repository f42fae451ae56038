package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.servlet.EntraFilter;
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
import org.junit.jupiter.api.Test;

class EverythingFilterTest {

    private final EverythingFilter filter = new EverythingFilter();
    private final List<ServletRequest> passed = new ArrayList<>();

    @Test
    void makes_way_for_what_web_xml_maps_after_all() throws Exception {
        filter.init(inApplicationThatMaps("/orders/*"));
        call();

        assertThat(passed).hasSize(1);
    }

    @Test
    void lets_nobody_through_before_it_has_looked() {
        assertThatExceptionOfType(ServletException.class).isThrownBy(this::call);
        assertThat(passed).isEmpty();
    }

    @Test
    void does_not_start_without_settings_where_it_is_needed() {
        assertThatExceptionOfType(ServletException.class).isThrownBy(() -> filter.init(inApplicationThatMaps()));
    }

    private void call() throws Exception {
        filter.doFilter(
                fake(HttpServletRequest.class, Map.of()),
                fake(HttpServletResponse.class, Map.of()),
                (ServletRequest request, ServletResponse response) -> passed.add(request));
    }

    private static FilterConfig inApplicationThatMaps(String... patterns) {
        FilterRegistration registration = fake(
                FilterRegistration.class,
                Map.of(
                        "getName", "EntraFilter",
                        "getClassName", EntraFilter.class.getName(),
                        "getUrlPatternMappings", List.of(patterns),
                        "getServletNameMappings", List.of(),
                        "getInitParameters", Map.of()));
        ServletContext context =
                fake(ServletContext.class, Map.of("getFilterRegistrations", Map.of("EntraFilter", registration)));
        return fake(
                FilterConfig.class,
                Map.of(
                        "getServletContext",
                        context,
                        "getFilterName",
                        EverythingFilter.NAME,
                        "getInitParameterNames",
                        Collections.emptyEnumeration()));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
