package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.ServletContextEvent;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class ProtectionCheckTest {

    private static final String OURS = FakeContext.declaration("Mine", EntraFilter.class.getName());

    @Test
    void nothing_protects_an_application_that_maps_no_filter() {
        assertThat(ProtectionCheck.isProtected(new FakeContext().context())).isFalse();
    }

    @Test
    void the_deployment_of_an_unprotected_application_fails_with_the_fix() {
        ServletContextEvent event = new ServletContextEvent(new FakeContext().context());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new ProtectionListener().contextInitialized(event))
                .withMessageContainingAll("/shop/", "<absolute-ordering>", "<name>entra_filter</name>");
    }

    @Test
    void requests_to_an_unprotected_application_fail_and_one_error_has_the_fix() throws Exception {
        FakeContext context = new FakeContext();
        try (CapturedLog log = new CapturedLog(Level.SEVERE)) {
            for (int request = 0; request < 2; request++) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> ProtectionCheck.requireForRequest(context.context()))
                        .withMessage("Entra Filter is not in force; the server's log has the fix");
            }
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE Entra Filter does not protect the application at /shop/: ")
                    .endsWith(
                            "All its requests fail. Declare and map the filter in web.xml, or move the JAR into the WAR");
        }
    }

    @Test
    void requests_to_a_protected_application_do_not_fail() throws Exception {
        FakeContext context = new FakeContext().filter("Mine", "/*");
        ApplicationStart.of(context.context());
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            ProtectionCheck.requireForRequest(context.context());
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void requests_to_an_application_without_the_jar_do_not_fail() {
        FakeContext context = new FakeContext().classes(ClassLoader.getPlatformClassLoader());
        ProtectionCheck.requireForRequest(context.context());
        assertThat(ProtectionCheck.isProtected(context.context())).isFalse();
    }

    @Test
    void the_start_protects_an_application() throws Exception {
        FakeContext context = new FakeContext().filter("Mine", "/*");
        ApplicationStart.of(context.context());
        assertThat(ProtectionCheck.isProtected(context.context())).isTrue();
    }

    @Test
    void a_filter_of_web_xml_protects_an_application() {
        FakeContext context = new FakeContext()
                .filter("Mine", "/*")
                .webXml("<absolute-ordering/>" + OURS + FakeContext.mapping("Mine", "/*"));
        assertThat(ProtectionCheck.isProtected(context.context())).isTrue();
    }

    @Test
    void a_filter_of_web_xml_is_seen_where_the_container_hides_registrations() {
        FakeContext context = new FakeContext().hidesFilters().webXml(OURS + FakeContext.mapping("Mine", "/*"));
        assertThat(ProtectionCheck.isProtected(context.context())).isTrue();
    }

    @Test
    void a_filter_that_is_mapped_in_code_protects_an_application() {
        assertThat(ProtectionCheck.isProtected(
                        new FakeContext().filter("Code", "/*").context()))
                .isTrue();
    }

    @Test
    void a_filter_that_sees_no_requests_protects_nothing() {
        FakeContext context = new FakeContext()
                .filter("Mine", "/*")
                .webXml(OURS + FakeContext.mapping("Mine", "/*", "FORWARD", "ERROR"));
        assertThat(ProtectionCheck.isProtected(context.context())).isFalse();
    }

    @Test
    void a_filter_that_is_declared_and_not_mapped_protects_nothing() {
        FakeContext context = new FakeContext().filter("Mine").webXml(OURS);
        assertThat(ProtectionCheck.isProtected(context.context())).isFalse();
    }

    @Test
    void a_filter_of_another_class_protects_nothing() {
        FakeContext context = new FakeContext()
                .filter("EntraFilter", "com.contoso.X", Map.of(), "/*")
                .webXml(FakeContext.declaration("EntraFilter", "com.contoso.X")
                        + FakeContext.mapping("EntraFilter", "/*"));
        assertThat(ProtectionCheck.isProtected(context.context())).isFalse();
    }

    @Test
    void an_unreadable_web_xml_shows_no_protection() {
        assertThat(ProtectionCheck.isProtected(new FakeContext().webXml("<x").context()))
                .isFalse();
    }
}
