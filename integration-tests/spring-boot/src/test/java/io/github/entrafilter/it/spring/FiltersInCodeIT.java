package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Filters that an application registers as beans. */
class FiltersInCodeIT {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();

    /** A filter with all settings of the application. */
    @Configuration(proxyBeanMethods = false)
    static class AllSettings {

        @Bean
        FilterRegistrationBean<Filter> entra() {
            return new FilterRegistrationBean<>(EntraFilter.of(EmbeddedOrders.settings(ENTRA, "")));
        }
    }

    /** A filter that Spring Boot maps to everything by itself. */
    @Configuration(proxyBeanMethods = false)
    static class BareFilter {

        @Bean
        Filter entra() {
            return EntraFilter.of(EmbeddedOrders.settings(ENTRA, ""));
        }
    }

    @AfterEach
    void forgetSettings() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("entra."));
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static String consumer() {
        return ENTRA.token("orders-client", "orders").mint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    @Shows(Capability.SERVLET_ROLES)
    void each_path_needs_the_roles_of_its_filter(String container) throws Exception {
        EmbeddedOrders.settings(ENTRA, "entra.").forEach(System::setProperty);
        try (EmbeddedOrders orders = EmbeddedOrders.start(container, Map.of(), RolesByPath.class)) {
            assertThat(orders.status("/orders")).isEqualTo(401);
            assertThat(orders.status("/admin/report")).isEqualTo(401);
            assertThat(orders.get("/orders", consumer()).body()).isEqualTo("consumer true admin false");
            assertThat(orders.get("/later", consumer()).body()).isEqualTo("consumer true admin false");
            assertThat(orders.get("/admin/report", consumer()).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AllSettings.class, BareFilter.class})
    void filter_may_have_all_settings(Class<?> filters) throws Exception {
        for (String container : new String[] {"tomcat", "jetty"}) {
            try (EmbeddedOrders orders = EmbeddedOrders.start(container, Map.of(), filters)) {
                assertThat(orders.status("/orders")).isEqualTo(401);
                assertThat(orders.get("/orders", consumer()).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void filters_without_settings_do_not_start() {
        assertThatThrownBy(() -> EmbeddedOrders.start("tomcat", Map.of(), RolesByPath.class)
                        .close())
                .isInstanceOf(RuntimeException.class);
    }
}
