package io.github.entrafilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterMappingsTest {

    private static Map<String, Set<String>> dispatchers(String mappings) {
        String descriptor = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\">" + mappings + "</web-app>";
        return FilterMappings.dispatchersIn(new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void without_a_dispatcher_are_for_requests_only() {
        assertThat(dispatchers("<filter-mapping><filter-name> A </filter-name><url-pattern>/*</url-pattern>"
                        + "</filter-mapping>"))
                .isEqualTo(Map.of("A", Set.of("REQUEST")));
    }

    @Test
    void of_one_filter_count_together() {
        assertThat(dispatchers("<filter-mapping><filter-name>A</filter-name><url-pattern>/a</url-pattern>"
                        + "<dispatcher>ASYNC</dispatcher></filter-mapping>"
                        + "<filter-mapping><filter-name>A</filter-name><url-pattern>/b</url-pattern>"
                        + "<dispatcher>ERROR</dispatcher><dispatcher>FORWARD</dispatcher></filter-mapping>"))
                .isEqualTo(Map.of("A", Set.of("ASYNC", "ERROR", "FORWARD")));
    }

    @Test
    void that_cannot_be_read_are_none() {
        assertThat(dispatchers("<filter-mapping>")).isEmpty();
    }

    @Test
    void never_lead_anywhere_else() {
        String text = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><web-app><filter-mapping>"
                + "<filter-name>&e;</filter-name></filter-mapping></web-app>";
        assertThat(FilterMappings.dispatchersIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }
}
