package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterMappingsTest {

    private static List<FilterMapping> mappingsIn(String mappings) throws IOException {
        return read("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\">" + mappings + "</web-app>");
    }

    private static List<FilterMapping> read(String webXml) throws IOException {
        return FilterMappings.in((ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void are_read_as_they_are_written() throws IOException {
        assertThat(mappingsIn("<filter-mapping id=\"x\"><filter-name> A </filter-name><url-pattern>/a</url-pattern>"
                        + "<!-- and --><servlet-name>S</servlet-name><url-pattern>/b/*</url-pattern>"
                        + "<dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher></filter-mapping>"
                        + "<filter><filter-name>B</filter-name></filter>"))
                .containsExactly(new FilterMapping(
                        "A", List.of("/a", "/b/*"), List.of("S"), Set.of(DispatcherType.ASYNC, DispatcherType.ERROR)));
    }

    @Test
    void without_a_dispatcher_are_for_requests() throws IOException {
        assertThat(mappingsIn("<filter-mapping><filter-name>A</filter-name><url-pattern>/*</url-pattern>"
                        + "</filter-mapping>"))
                .containsExactly(new FilterMapping("A", List.of("/*"), List.of(), Set.of(DispatcherType.REQUEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<filter-mapping>",
                "<filter-mapping><dispatcher>SOMETIMES</dispatcher></filter-mapping>",
                "<filter-mapping><url-pattern><b/></url-pattern></filter-mapping>"
            })
    void that_cannot_be_read_are_not_guessed(String mapping) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> mappingsIn(mapping));
    }

    @Test
    void never_lead_anywhere_else() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><web-app>"
                        + "<filter-mapping><filter-name>&e;</filter-name></filter-mapping></web-app>"));
    }
}
