package io.github.entrafilter.it.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.it.code.EmbeddedServer.Running;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.EntraFilterInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters of {@link EntraFilter#of} on embedded servers, where the JAR's initializer runs and where it does not. */
class RegisteredInCodeIT {

    private static final EntraSettings ENTRA = new EntraSettings();
    private static final String CONSUMER = "consumer true admin false";

    /** Whether the server runs the JAR's initializer. */
    private enum Start {
        FILTERS_ALONE,
        WITH_INITIALIZER;

        List<ServletContainerInitializer> after(ServletContainerInitializer... code) {
            return this == FILTERS_ALONE
                    ? List.of(code)
                    : Stream.concat(Stream.of(code), Stream.of(new EntraFilterInitializer()))
                            .toList();
        }
    }

    static Stream<Arguments> starts() {
        return Stream.of(EmbeddedServer.values())
                .flatMap(server -> Stream.of(Start.values()).map(start -> Arguments.of(server, start)));
    }

    /** Code that registers a filter by the servlet API. */
    private static ServletContainerInitializer registering(String name, String pattern, Filter filter) {
        return (none, context) -> {
            FilterRegistration.Dynamic registration = context.addFilter(name, filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, pattern);
        };
    }

    @AfterEach
    void forgetConfiguration() {
        EntraSettings.forgetConfiguration();
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static void assertProtected(Running server) throws Exception {
        HttpResponse<String> refused = ENTRA.getWithoutToken(server.port(), "/orders");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        for (String path : EmbeddedServer.PATHS) {
            assertThat(ENTRA.get(server.port(), path).body()).isEqualTo(CONSUMER);
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void documented_registration_protects_every_path(EmbeddedServer server, Start start) throws Exception {
        try (StartLog log = new StartLog();
                Running running = server.start(start.after(), List.of(ENTRA.with()))) {
            assertProtected(running);
            assertThat(log.reports()).singleElement().asString().contains("orders", "PROTECTED");
            assertThat(log.gaps()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void each_of_two_filters_is_in_force(EmbeddedServer server, Start start) throws Exception {
        ServletContainerInitializer all = registering("all", "/*", EntraFilter.of(ENTRA.with()));
        ServletContainerInitializer admin =
                registering("admin", "/admin/*", EntraFilter.of(ENTRA.with("roles-allowed", "admin")));
        try (StartLog log = new StartLog();
                Running running = server.start(start.after(all, admin), List.of())) {
            assertThat(ENTRA.getWithoutToken(running.port(), "/admin").statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.get(running.port(), "/admin").statusCode()).isEqualTo(403);
            assertThat(ENTRA.get(running.port(), "/orders").body()).isEqualTo(CONSUMER);
            assertThat(log.reports()).singleElement().asString().containsPattern("/admin .*admin");
            assertThat(log.gaps()).isEmpty();
        }
    }

    /** Servers do not show what code maps a filter for. */
    @ParameterizedTest
    @MethodSource("starts")
    void filter_that_is_mapped_for_errors_only_sees_requests_too(EmbeddedServer server, Start start) throws Exception {
        Filter filter = EntraFilter.of(ENTRA.with());
        ServletContainerInitializer errors = (none, context) -> {
            FilterRegistration.Dynamic registration = context.addFilter("errors", filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.ERROR), false, "/*");
        };
        try (Running running = server.start(start.after(errors), List.of())) {
            assertProtected(running);
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void request_is_judged_once_at_the_place_of_the_filter(EmbeddedServer server, Start start) throws Exception {
        ServletContainerInitializer all = registering("all", "/*", EntraFilter.of(ENTRA.with()));
        Filter logout = (request, response, chain) -> {
            ((HttpServletRequest) request).logout();
            chain.doFilter(request, response);
        };
        ServletContainerInitializer behind = (none, context) -> {
            FilterRegistration.Dynamic registration = context.addFilter("logout", logout);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        };
        try (Running running = server.start(start.after(all, behind), List.of())) {
            assertThat(ENTRA.getWithoutToken(running.port(), "/orders").statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.get(running.port(), "/orders").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void paths_outside_the_mapping_are_warned_of(EmbeddedServer server, Start start) throws Exception {
        ServletContainerInitializer admin = registering("admin", "/admin/*", EntraFilter.of(ENTRA.with()));
        try (StartLog log = new StartLog();
                Running running = server.start(start.after(admin), List.of())) {
            assertThat(ENTRA.getWithoutToken(running.port(), "/admin").statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.getWithoutToken(running.port(), "/orders").statusCode())
                    .isEqualTo(200);
            assertThat(log.gaps())
                    .singleElement()
                    .asString()
                    .contains("servlet /orders at /orders", "/later")
                    .doesNotContain("servlet /admin");
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void application_settings_add_to_those_in_code(EmbeddedServer server, Start start) throws Exception {
        ENTRA.configureApplications();
        Map<String, String> admin = Map.of("roles-allowed", "admin");
        try (Running running = server.start(start.after(), List.of(admin))) {
            assertThat(ENTRA.getWithoutToken(running.port(), "/orders").statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.get(running.port(), "/orders").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void filter_registered_after_the_initializer_is_in_force(EmbeddedServer server) throws Exception {
        ENTRA.configureApplications();
        ServletContainerInitializer later =
                registering("later", "/*", EntraFilter.of(Map.of("roles-allowed", "admin")));
        try (StartLog log = new StartLog();
                Running running = server.start(List.of(new EntraFilterInitializer(), later), List.of())) {
            assertThat(ENTRA.get(running.port(), "/orders").statusCode()).isEqualTo(403);
            assertThat(log.reports()).singleElement().asString().containsPattern("/orders .*admin");
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void missing_settings_fail_the_start(EmbeddedServer server, Start start) {
        assertThatThrownBy(() -> server.start(start.after(), List.of(Map.of("roles-allowed", "admin")))
                        .close())
                .isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @EnumSource
    void misspelt_setting_fails_the_start(EmbeddedServer server) {
        assertThatThrownBy(() -> server.start(List.of(), List.of(ENTRA.with("role-allowed", "admin")))
                        .close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role-allowed is not a setting");
    }

    @ParameterizedTest
    @MethodSource("starts")
    void one_filter_registered_twice_fails_the_start(EmbeddedServer server, Start start) {
        Filter filter = EntraFilter.of(ENTRA.with());
        assertThatThrownBy(() -> server.start(
                                start.after(registering("a", "/admin", filter), registering("b", "/*", filter)),
                                List.of())
                        .close())
                .isInstanceOf(Exception.class);
    }

    /** On Tomcat a filter supports asynchronous requests unless it says otherwise. */
    @ParameterizedTest
    @MethodSource("starts")
    void filter_without_async_support_breaks_asynchronous_servlets_only(EmbeddedServer server, Start start)
            throws Exception {
        Filter filter = EntraFilter.of(ENTRA.with());
        ServletContainerInitializer synchronous = (none, context) -> context.addFilter("all", filter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        try (Running running = server.start(start.after(synchronous), List.of())) {
            assertThat(ENTRA.getWithoutToken(running.port(), "/later").statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.get(running.port(), "/later").statusCode())
                    .isEqualTo(server == EmbeddedServer.TOMCAT ? 200 : 500);
            assertThat(ENTRA.get(running.port(), "/orders").body()).isEqualTo(CONSUMER);
        }
    }

    @Test
    void restarted_application_is_protected() throws Exception {
        try (EmbeddedJetty running = EmbeddedJetty.start(List.of(), List.of(ENTRA.with()))) {
            running.context().stop();
            running.context().start();
            assertProtected(running);
        }
    }
}
