package io.github.entrafilter.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.coverage.WebXml.AbsoluteOrdering;
import io.github.entrafilter.coverage.WebXml.AbsoluteOrdering.Others;
import io.github.entrafilter.coverage.WebXml.DeclaredFilter;
import io.github.entrafilter.coverage.WebXml.DeclaredServlet;
import io.github.entrafilter.coverage.WebXml.Metadata;
import io.github.entrafilter.coverage.WebXml.ServletMapping;
import io.github.entrafilter.coverage.WebXml.WebXmlException;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebXmlTest {

    private static WebXml read(String xml) throws WebXmlException {
        return read(xml, StandardCharsets.UTF_8);
    }

    private static WebXml read(String xml, Charset charset) throws WebXmlException {
        return WebXml.read("web.xml", new ByteArrayInputStream(xml.getBytes(charset)));
    }

    private static WebXml webApp(String content) throws WebXmlException {
        return read("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + content + "</web-app>");
    }

    @Test
    void every_declaration_is_read_in_order() throws WebXmlException {
        WebXml read = webApp("""
                <!-- comment -->
                <context-param><param-name>a</param-name><param-value> b </param-value></context-param>
                <filter>
                  <description>x</description>
                  <filter-name>Admins</filter-name>
                  <filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>
                  <async-supported>true</async-supported>
                  <init-param><param-name>roles-allowed</param-name><param-value><![CDATA[admin]]></param-value></init-param>
                </filter>
                <filter><filter-name>Late</filter-name></filter>
                <filter-mapping>
                  <filter-name>Admins</filter-name>
                  <url-pattern>
                     /admin/*
                  </url-pattern>
                  <servlet-name>x</servlet-name>
                  <url-pattern>/y&amp;z</url-pattern>
                  <dispatcher>FORWARD</dispatcher>
                  <dispatcher>REQUEST</dispatcher>
                </filter-mapping>
                <filter-mapping><filter-name>Late</filter-name><url-pattern></url-pattern></filter-mapping>
                <servlet><servlet-name>x</servlet-name><servlet-class>org.X</servlet-class></servlet>
                <servlet><servlet-name>page</servlet-name><jsp-file>/a.jsp</jsp-file></servlet>
                <servlet-mapping><servlet-name>x</servlet-name><url-pattern>/x</url-pattern><url-pattern/></servlet-mapping>
                <jsp-config><jsp-property-group><url-pattern>*.html</url-pattern></jsp-property-group></jsp-config>
                <listener><listener-class>org.L</listener-class></listener>
                """);
        assertThat(read)
                .isEqualTo(new WebXml(
                        Optional.empty(),
                        Metadata.EXTENDED,
                        Optional.empty(),
                        Map.of("a", "b"),
                        List.of(
                                new DeclaredFilter(
                                        "Admins",
                                        Optional.of("io.github.entrafilter.servlet.EntraFilter"),
                                        Map.of("roles-allowed", "admin"),
                                        true),
                                new DeclaredFilter("Late", Optional.empty(), Map.of(), false)),
                        List.of(
                                new FilterMapping(
                                        "Admins",
                                        List.of("/admin/*", "/y&z"),
                                        List.of("x"),
                                        Set.of(Dispatch.FORWARD, Dispatch.REQUEST)),
                                new FilterMapping("Late", List.of(""), List.of(), Set.of(Dispatch.REQUEST))),
                        List.of(
                                new DeclaredServlet("x", Optional.of("org.X"), Optional.empty(), Map.of()),
                                new DeclaredServlet("page", Optional.empty(), Optional.of("/a.jsp"), Map.of())),
                        List.of(new ServletMapping("x", List.of("/x", ""))),
                        List.of("*.html"),
                        List.of("org.L")));
    }

    @Test
    void descriptor_without_declarations_is_empty() throws WebXmlException {
        assertThat(webApp("")).isEqualTo(WebXml.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app/>",
                "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN\""
                        + " \"http://java.sun.com/dtd/web-app_2_3.dtd\"><web-app/>",
                "<j:web-app xmlns:j=\"http://xmlns.jcp.org/xml/ns/javaee\" version=\"4.0\"/>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><web-app><!-- &e; --></web-app>",
                "\uFEFF<web-app/>"
            })
    void descriptor_of_any_version_is_read(String xml) throws WebXmlException {
        assertThat(read(xml)).isEqualTo(WebXml.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1", "UTF-8"})
    void encoding_is_that_of_the_document(String charset) throws WebXmlException {
        WebXml read = read(
                "<?xml version=\"1.0\" encoding=\"" + charset
                        + "\"?><web-fragment><name>fräulein</name></web-fragment>",
                Charset.forName(charset));
        assertThat(read.name()).hasValue("fräulein");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "' true ', true", "TRUE, true", "'', false"})
    void metadata_complete_is_an_attribute(String value, boolean complete) throws WebXmlException {
        assertThat(read("<web-app metadata-complete=\"" + value + "\"/>").isMetadataComplete())
                .isEqualTo(complete);
    }

    @ParameterizedTest
    @CsvSource({
        "'', SKIPPED, '', false",
        "<name>a</name>, SKIPPED, a, false",
        "<name>entra_filter</name>, SKIPPED, entra_filter, true",
        "<others/>, INCLUDED, '', true",
        "<others/><name>a</name>, INCLUDED, a, true"
    })
    void absolute_ordering_names_the_fragments_that_count(
            String content, Others others, String name, boolean includesOurs) throws WebXmlException {
        AbsoluteOrdering ordering = webApp("<absolute-ordering>" + content + "</absolute-ordering>")
                .absoluteOrdering()
                .orElseThrow();
        assertThat(ordering).isEqualTo(new AbsoluteOrdering(name.isEmpty() ? List.of() : List.of(name), others));
        assertThat(ordering.includes("entra_filter")).isEqualTo(includesOurs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                     | web.xml, line 1: not well-formed XML: Premature end of file.
                    <web-app>                              | web.xml, line 1: not well-formed XML: XML document structures must start and end within the same entity.
                    <web-app/><web-app/>                   | web.xml, line 1: not well-formed XML
                    <html/>                                | web.xml, line 1: <html> is neither <web-app> nor <web-fragment>
                    <web-app><filter/></web-app>           | web.xml, line 1: <filter> has no <filter-name>
                    <web-app><filter-mapping/></web-app>   | web.xml, line 1: <filter-mapping> has no <filter-name>
                    <web-app><servlet/></web-app>          | web.xml, line 1: <servlet> has no <servlet-name>
                    <web-app><servlet-mapping/></web-app>  | web.xml, line 1: <servlet-mapping> has no <servlet-name>
                    <web-app><context-param/></web-app>    | web.xml, line 1: <context-param> has no <param-name>
                    <web-app>&e;</web-app>                 | web.xml, line 1: entity &e; is not supported
                    <web-app a="&e;"/>                     | web.xml, line 1: not well-formed XML: The entity "e" was referenced, but not declared.
                    <!DOCTYPE web-app [<!ENTITY e "x">]><web-app><a>&e;</a></web-app>                          | web.xml, line 1: entity &e; is not supported
                    <!DOCTYPE web-app [<!ENTITY e SYSTEM "file:///etc/hosts">]><web-app><a>&e;</a></web-app>   | web.xml, line 1: entity &e; is not supported
                    <?xml version="1.0" encoding="nope"?><web-app/>                                            | web.xml, line 1: not well-formed XML: Invalid encoding name "nope".
                    """)
    void descriptor_that_cannot_be_read_is_refused_in_one_line(String xml, String message) {
        assertThatExceptionOfType(WebXmlException.class)
                .isThrownBy(() -> read(xml))
                .satisfies(e -> assertThat(e.getMessage()).startsWith(message).doesNotContain("\n"));
    }

    @Test
    void line_of_a_problem_is_named() {
        assertThatExceptionOfType(WebXmlException.class)
                .isThrownBy(() -> webApp("\n\n<filter-mapping><filter-name>A</filter-name>"
                        + "<dispatcher>REQUEST\nFORWARD</dispatcher></filter-mapping>"))
                .withMessage("web.xml, line 3: <dispatcher>REQUEST FORWARD</dispatcher> must be one of"
                        + " [REQUEST, FORWARD, INCLUDE, ASYNC, ERROR]");
    }

    @Test
    void depth_is_bounded() {
        assertThatExceptionOfType(WebXmlException.class)
                .isThrownBy(() -> webApp("<a>".repeat(10_000)))
                .withMessage("web.xml, line 1: elements are nested deeper than 32");
    }

    @Test
    void number_of_elements_is_bounded() {
        assertThatExceptionOfType(WebXmlException.class)
                .isThrownBy(() -> webApp("<a/>".repeat(100_001)))
                .withMessage("web.xml, line 1: more than 100000 elements");
    }

    @Test
    void size_is_bounded() {
        ByteArrayInputStream large = new ByteArrayInputStream(new byte[5 << 20]);
        assertThatExceptionOfType(WebXmlException.class)
                .isThrownBy(() -> WebXml.read("web.xml", large))
                .withMessage("web.xml is longer than 4194304 bytes");
        assertThat(large.available()).isEqualTo((1 << 20) - 1);
    }

    @Test
    void broken_stream_is_one_line() {
        assertThatExceptionOfType(WebXmlException.class)
                .isThrownBy(() -> WebXml.read("web.xml", new PipedInputStream()))
                .withMessage("web.xml cannot be read: Pipe not connected");
    }
}
