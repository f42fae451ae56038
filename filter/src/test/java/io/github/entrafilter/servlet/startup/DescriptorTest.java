package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

class DescriptorTest {

    private static final String OF_ALL = FakeContext.mapping("Mine", "/*", "REQUEST");
    private static final String OF_ADMINS = FakeContext.mapping("Mine", "/admin/*", "REQUEST");

    private final FakeContext context = new FakeContext().webXml(OF_ALL);

    private String mapped() throws ServletException {
        return Descriptor.of(context.context())
                .filterMappings()
                .get(0)
                .urlPatterns()
                .get(0);
    }

    @Test
    void web_xml_is_read_once() throws ServletException {
        assertThat(mapped()).isEqualTo("/*");

        context.webXml(OF_ADMINS);

        assertThat(mapped()).isEqualTo("/*");
    }

    @Test
    void another_start_reads_web_xml_again() throws ServletException {
        assertThat(mapped()).isEqualTo("/*");
        context.webXml(OF_ADMINS);

        ApplicationStart.forget(context.context());

        assertThat(mapped()).isEqualTo("/admin/*");
    }
}
