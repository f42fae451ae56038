package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class RequestMappingTest {

    @Test
    void filters_that_code_maps_see_requests_behind_all_others() throws ServletException {
        FakeContext context = new FakeContext().filter("Code", "/admin/*");

        RequestMapping.add(context.context());

        assertThat(context.added).containsExactly("Code on /admin/* behind");
        assertThat(RequestMapping.isAdded("Code", context.context())).isTrue();
    }

    @Test
    void mapping_is_added_once() throws ServletException {
        FakeContext context = new FakeContext().filter("Code", "/*");

        RequestMapping.add(context.context());
        RequestMapping.add(context.context());

        assertThat(context.added).hasSize(1);
    }

    @Test
    void filters_of_web_xml_keep_their_mappings() throws ServletException {
        FakeContext context = new FakeContext()
                .filter("Mine", "/*")
                .webXml(FakeContext.declaration("Mine", EntraFilter.class.getName())
                        + FakeContext.mapping("Mine", "/*", "REQUEST"));

        RequestMapping.add(context.context());

        assertThat(context.added).isEmpty();
        assertThat(RequestMapping.isAdded("Mine", context.context())).isFalse();
    }

    @Test
    void filters_of_other_classes_keep_their_mappings() throws ServletException {
        FakeContext context = new FakeContext().filter("Theirs", "com.contoso.X", Map.of(), "/*");

        RequestMapping.add(context.context());

        assertThat(context.added).isEmpty();
    }

    @Test
    void container_that_allows_no_mapping_any_more_is_warned_of_once() throws ServletException {
        FakeContext context = new FakeContext().filter("Code", "/admin/*").forbidsAdding();

        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            RequestMapping.add(context.context());
            RequestMapping.add(context.context());

            assertThat(log.lines())
                    .singleElement(STRING)
                    .startsWith("WARNING /admin/* may be OPEN: code has mapped filter Code,")
                    .endsWith("Map the filter to REQUEST in web.xml");
        }
        assertThat(RequestMapping.isAdded("Code", context.context())).isFalse();
    }
}
