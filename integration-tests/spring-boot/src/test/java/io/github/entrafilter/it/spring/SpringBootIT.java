package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

/** The dependency alone protects, whichever container is embedded. */
class SpringBootIT {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();

    @AfterEach
    void forgetSettings() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("entra."));
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = EmbeddedOrders.settings(ENTRA, "entra.");
        settings.put("entra.public-paths", "/open");
        return settings;
    }

    private static String consumer() {
        return ENTRA.token("orders-client", "orders").mint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    @Shows(Capability.SERVLET_ROLES)
    void every_path_needs_a_token_unless_it_is_public(String container) throws Exception {
        settings().forEach(System::setProperty);
        try (EmbeddedOrders orders = EmbeddedOrders.start(container, Map.of())) {
            assertThat(orders.status("/orders")).isEqualTo(401);
            assertThat(orders.get("/orders").headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer");
            assertThat(orders.status("/no/such/page")).isEqualTo(401);
            assertThat(orders.status("/error")).isEqualTo(401);
            assertThat(orders.status("/open")).isEqualTo(200);
            HttpResponse<String> response = orders.get("/orders", consumer());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("consumer true admin false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    @Shows(Capability.ASYNC)
    void asynchronous_result_reaches_the_caller(String container) throws Exception {
        settings().forEach(System::setProperty);
        try (EmbeddedOrders orders = EmbeddedOrders.start(container, Map.of())) {
            assertThat(orders.status("/later")).isEqualTo(401);
            assertThat(orders.get("/later", consumer()).body()).isEqualTo("consumer true admin false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    @Shows(Capability.FALLBACK)
    void settings_of_the_applications_properties_count(String container) throws Exception {
        try (EmbeddedOrders orders = EmbeddedOrders.start(container, settings())) {
            assertThat(orders.status("/orders")).isEqualTo(401);
            assertThat(orders.status("/open")).isEqualTo(200);
            assertThat(orders.get("/orders", consumer()).body()).isEqualTo("consumer true admin false");
            assertThat(orders.get("/later", consumer()).body()).isEqualTo("consumer true admin false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void settings_of_the_applications_properties_count_for_filters_as_beans(String container) throws Exception {
        try (EmbeddedOrders orders = EmbeddedOrders.start(container, settings(), RolesByPath.class)) {
            assertThat(orders.status("/orders")).isEqualTo(401);
            assertThat(orders.get("/orders", consumer()).statusCode()).isEqualTo(200);
            assertThat(orders.get("/admin/report", consumer()).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void application_without_settings_does_not_start(String container) {
        assertThatThrownBy(() -> EmbeddedOrders.start(container, Map.of()).close())
                .hasStackTraceContaining("entra.tenant-id is missing");
    }

    @Test
    void controller_of_the_page_sees_its_caller() throws Exception {
        settings().forEach(System::setProperty);
        try (EmbeddedOrders orders = EmbeddedOrders.run(new SpringApplication(DocumentedOrders.class))) {
            assertThat(orders.get("/orders", consumer()).body())
                    .isEqualTo("[{\"number\":3,\"owner\":\"33333333-0b1d-4000-8000-000000000000\"}]");
            String admin = ENTRA.token("orders-admin", "orders").mint();
            assertThat(orders.get("/orders", admin).body()).contains("\"number\":1", "\"number\":2");
        }
    }
}
