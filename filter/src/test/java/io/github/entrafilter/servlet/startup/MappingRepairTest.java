package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingRepairTest {

    private final List<String> mapped = new ArrayList<>();

    @Test
    void maps_what_web_xml_maps_to_the_filter() throws ServletException {
        restore(webApp(mapping("EntraFilter", "/*", "REQUEST", "ASYNC") + mapping("Another", "/other")));

        assertThat(mapped).containsExactly("[REQUEST, ASYNC] false [/*]");
    }

    @Test
    void a_mapping_without_dispatchers_is_for_requests() throws ServletException {
        restore(webApp(mapping("EntraFilter", "/orders")));

        assertThat(mapped).containsExactly("[REQUEST] false [/orders]");
    }

    @Test
    void no_application_starts_whose_web_xml_cannot_be_read() {
        assertThatExceptionOfType(ServletException.class).isThrownBy(() -> restore("no XML"));
    }

    @ParameterizedTest
    @CsvSource({
        "Undertow - 5.3.5, /x/*, /x, [REQUEST; ASYNC; ERROR] false [/x]",
        "Undertow - 5.3.5, /x/*, /x/y,",
        "Undertow - 5.3.5, /*, /x,",
        "Undertow - 5.3.5, /x, /x,",
        "Apache Tomcat/11.0, /x/*, /x,"
    })
    void roots_that_undertow_lets_past_are_mapped(
            String server, String filter, String servlet, @Nullable String expected) {
        ServletRegistration registered =
                fake(ServletRegistration.class, (proxy, method, arguments) -> List.of(servlet));
        FilterRegistration ours = registration(List.of(filter));
        ServletContext context = fake(ServletContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getServerInfo" -> server;
            case "getServletRegistrations" -> Map.of("S", registered);
            default -> Map.of("F", ours);
        });

        MappingRepair.includeRoots(context);

        assertThat(mapped).isEqualTo(expected == null ? List.of() : List.of(expected.replace(';', ',')));
    }

    @ParameterizedTest
    @CsvSource({"S, [REQUEST] false servlets [S]", "*, [REQUEST] false servlets [*]; [REQUEST] false [/*]"})
    void filter_on_all_servlets_is_mapped_to_all_paths(String servlet, String expected) throws ServletException {
        restore(webApp(mapping("EntraFilter", servlet).replace("url-pattern", "servlet-name")));

        assertThat(mapped).containsExactly(expected.split("; "));
    }

    private void restore(String webXml) throws ServletException {
        ServletContext context = fake(
                ServletContext.class,
                (proxy, method, arguments) -> new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
        MappingRepair.restore(context, List.of(registration(List.of())));
    }

    private FilterRegistration registration(List<String> patterns) {
        return fake(FilterRegistration.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getName" -> "EntraFilter";
            case "getClassName" -> EntraFilter.class.getName();
            case "getUrlPatternMappings" -> patterns;
            case "addMappingForUrlPatterns" ->
                mapped.add(arguments[0] + " " + arguments[1] + " " + Arrays.toString((String[]) arguments[2]));
            case "addMappingForServletNames" ->
                mapped.add(arguments[0] + " " + arguments[1] + " servlets " + Arrays.toString((String[]) arguments[2]));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static String webApp(String mappings) {
        return "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>" + mappings + "</web-app>";
    }

    private static String mapping(String filter, String pattern, String... dispatchers) {
        StringBuilder mapping = new StringBuilder(
                "<filter-mapping><filter-name>" + filter + "</filter-name><url-pattern>" + pattern + "</url-pattern>");
        for (String dispatcher : dispatchers) {
            mapping.append("<dispatcher>").append(dispatcher).append("</dispatcher>");
        }
        return mapping.append("</filter-mapping>").toString();
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
