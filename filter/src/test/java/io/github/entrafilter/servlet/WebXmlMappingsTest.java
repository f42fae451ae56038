package io.github.entrafilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebXmlMappingsTest {

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

    private void restore(String webXml) throws ServletException {
        ServletContext context = fake(
                ServletContext.class,
                (proxy, method, arguments) -> new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
        FilterRegistration filter = fake(FilterRegistration.class, (proxy, method, arguments) -> {
            if (method.getName().equals("addMappingForUrlPatterns")) {
                mapped.add(arguments[0] + " " + arguments[1] + " " + Arrays.toString((String[]) arguments[2]));
            }
            return method.getName().equals("getName") ? "EntraFilter" : null;
        });
        WebXmlMappings.restore(context, List.of(filter));
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
