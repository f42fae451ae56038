package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.request.ServletExchange;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationStartTest {

    private final FakeContext application =
            new FakeContext().filter("EntraFilter", "/*").webXml(FakeContext.mapping("EntraFilter", "/*"));

    private void runInitializer(FakeContext context) throws ServletException {
        new EntraFilterInitializer().onStartup(Set.of(), context.context());
    }

    private void runListener(FakeContext context) {
        new ApplicationLifecycle().contextInitialized(new ServletContextEvent(context.context()));
    }

    @Test
    void the_initializer_puts_a_filter_ahead_of_all_others() throws ServletException {
        runInitializer(application);
        assertThat(application.added).containsExactly("EntraFilterOnEverything on /* ahead");
    }

    @Test
    void the_listener_does_nothing_more_after_the_initializer() throws ServletException {
        runInitializer(application);
        runListener(application);
        assertThat(application.added).hasSize(1);
        assertThat(application.listeners).isEmpty();
    }

    @Test
    void the_listener_protects_where_no_initializer_has_run() {
        runListener(application);
        assertThat(application.added).containsExactly("EntraFilterOnEverything on /* ahead");
    }

    @Test
    void on_glassfish_the_last_listener_overtakes_filters_of_initializers_and_listeners() throws ServletException {
        FakeContext payara = application.server("Payara Server 6.2025.10 #badassfish");
        runInitializer(payara);
        runListener(payara);
        payara.hidesFilters()
                .listeners
                .forEach(last -> last.contextInitialized(new ServletContextEvent(payara.context())));
        assertThat(payara.added).hasSize(2).containsOnly("EntraFilterOnEverything on /* ahead");
    }

    @Test
    void the_listener_fails_the_deployment_where_no_filter_can_be_added() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> runListener(application.forbidsAdding()))
                .withMessageContaining("cannot register its filter");
    }

    @Test
    void missing_settings_fail_the_deployment() {
        FakeContext unconfigured = new FakeContext();
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> runInitializer(unconfigured))
                .withMessageContaining("tenant-id");
    }

    @Test
    void an_unreadable_web_xml_fails_the_deployment() {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> runInitializer(application.webXml("<filter>")))
                .withMessageContaining("web.xml");
    }

    @Test
    void a_filter_that_sees_no_requests_fails_the_deployment() {
        FakeContext open = application.webXml(FakeContext.mapping("EntraFilter", "/*", "FORWARD"));
        assertThatExceptionOfType(ServletException.class).isThrownBy(() -> runInitializer(open));
    }

    @Test
    void jetty_filter_without_requests_fails_the_deployment_once_its_mapping_shows() throws ServletException {
        FakeContext jetty = new FakeContext()
                .server("jetty/12.0")
                .filter("EntraFilter")
                .webXml(FakeContext.mapping("EntraFilter", "/*", "FORWARD"));
        runInitializer(jetty);
        jetty.filter("EntraFilter", "/*");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> runListener(jetty))
                .withMessageContaining("<dispatcher>REQUEST</dispatcher>");
    }

    @Test
    void the_start_is_reported_once_with_one_warning_of_what_is_open() throws ServletException {
        FakeContext part = application
                .filter("EntraFilter", "/orders/*")
                .servlet("Orders", "com.contoso.Orders", "/orders/*")
                .servlet("Reports", "com.contoso.Reports", "/reports")
                .webXml(FakeContext.mapping("EntraFilter", "/orders/*"));
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            runInitializer(part);
            runListener(part);
            new FrontFilter().init(part.config(FrontFilter.NAME));

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("INFO Entra Filter protects"))
                    .singleElement()
                    .asString()
                    .contains("PROTECTED", "OPEN");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING Entra Filter"))
                    .singleElement()
                    .asString()
                    .contains("/shop/", "servlet Reports at /reports")
                    .doesNotContain("Orders");
        }
    }

    /** The listener of another library may run after the one that completes the start. */
    @Test
    void a_filter_that_is_mapped_after_the_start_changes_the_report() throws ServletException {
        FakeContext.configureApplication();
        FakeContext late = new FakeContext().servlet("Orders", "com.contoso.Orders", "/orders/*");
        FrontFilter front = new FrontFilter();
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            runInitializer(late);
            runListener(late);
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARNING Entra Filter leaves"));

            late.filter("Late", EntraFilter.class.getName(), Map.of(), "/admin/*");
            front.init(late.config(FrontFilter.NAME));

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING Entra Filter leaves"))
                    .singleElement()
                    .asString()
                    .contains("servlet Orders at /orders/*");
        } finally {
            front.destroy();
            FakeContext.forgetConfiguration();
        }
    }

    @Test
    void a_second_copy_of_our_classes_fails_the_deployment() {
        FakeContext twice = application.attribute("io.github.entrafilter.start", "of another class loader");
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> runInitializer(twice))
                .withMessageContaining("remove one");
    }

    @Test
    void a_filter_of_our_name_fails_the_deployment() {
        FakeContext taken = application.filter(FrontFilter.NAME, "com.contoso.X", Map.of(), "/x");
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> runInitializer(taken))
                .withMessageContaining(FrontFilter.NAME);
    }

    @Test
    void an_application_can_start_again_after_its_end() throws ServletException {
        runInitializer(application);
        new ApplicationLifecycle().contextDestroyed(new ServletContextEvent(application.context()));
        assertThat(ProtectionCheck.isProtected(new FakeContext().context())).isFalse();
        assertThat(ApplicationStart.hasBegun(application.context())).isFalse();
    }

    @Test
    void the_initializer_alone_starts_nothing() throws ServletException {
        runInitializer(application);
        assertThat(protectedApplication().keyStatus()).isEmpty();
    }

    @Test
    void the_last_filter_ends_an_application_without_listener() throws ServletException {
        FakeContext declared = application.filter("B", "/b").webXml(FakeContext.mapping("EntraFilter", "/*"));
        EntraFilter first = new EntraFilter();
        EntraFilter second = new EntraFilter();
        first.init(declared.config("EntraFilter"));
        second.init(declared.config("B"));
        ProtectedApplication running = protectedApplication();

        first.destroy();
        assertThat(running.isClosed()).isFalse();
        second.destroy();
        assertThat(running.isClosed()).isTrue();
        assertThat(ApplicationStart.hasBegun(declared.context())).isFalse();
    }

    @Test
    void the_front_filter_ends_an_application_with_the_jar_in_the_servers_class_path() throws ServletException {
        FakeContext shared = application.webXml(FakeContext.mapping("EntraFilter", "/*"));
        runInitializer(shared);
        FrontFilter front = new FrontFilter();
        front.init(shared.config(FrontFilter.NAME));
        assertThat(protectedApplication().keyStatus()).isNotEmpty();

        front.destroy();
        assertThat(protectedApplication().isClosed()).isTrue();
    }

    @Test
    void a_filter_that_fails_to_start_ends_what_it_began() {
        FakeContext jetty = application
                .server("jetty/12.0")
                .attribute("jakarta.websocket.server.ServerContainer", "there")
                .webXml(FakeContext.mapping("EntraFilter", "/*"));
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> new EntraFilter().init(jetty.config("EntraFilter")));
        assertThat(protectedApplication().isClosed()).isTrue();
    }

    private ProtectedApplication protectedApplication() {
        return ServletExchange.applicationOf(application.context());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jakarta.websocket.server.ServerContainer", "org.eclipse.jetty.websocket.api.WebSocketContainer"
            })
    void jetty_does_not_start_websockets_that_web_xml_alone_protects(String container) {
        requireRefused(application.attribute(container, "there"));
    }

    @Test
    void jetty_does_not_start_its_upgrade_filter_that_web_xml_alone_protects() {
        requireRefused(application.filter(
                "Upgrade", "org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter", Map.of(), "/*"));
    }

    private static void requireRefused(FakeContext websockets) {
        FakeContext jetty = websockets.server("jetty/12.0").webXml(FakeContext.mapping("EntraFilter", "/*"));
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> new EntraFilter().init(jetty.config("EntraFilter")))
                .withMessageContaining("<name>entra_filter</name>");
    }

    @Test
    void unknown_order_of_jettys_upgrade_fails_the_start() throws ServletException {
        FakeContext jetty = application
                .server("jetty/99")
                .filter("Upgrade", "org.eclipse.jetty.ee99.websocket.servlet.WebSocketUpgradeFilter", Map.of(), "/*");
        runInitializer(jetty);
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> new FrontFilter().init(jetty.config(FrontFilter.NAME)))
                .withMessageContaining("Jetty handles WebSocket handshakes before Entra Filter");
    }

    @Test
    void a_filter_of_web_xml_starts_alone_on_other_containers() throws ServletException {
        FakeContext tomcat = application
                .attribute("jakarta.websocket.server.ServerContainer", "there")
                .webXml(FakeContext.mapping("EntraFilter", "/*"));
        new EntraFilter().init(tomcat.config("EntraFilter"));
        assertThat(tomcat.added).isEmpty();
        assertThat(ApplicationStart.hasBegun(tomcat.context())).isTrue();
    }
}
