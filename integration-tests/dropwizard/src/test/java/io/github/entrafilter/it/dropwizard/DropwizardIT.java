package io.github.entrafilter.it.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.DispatcherType;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The service of the documentation, and services that lack something. */
class DropwizardIT {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();
    private static final String APPLICATION = "application";
    private static final String ADMIN = "admin";

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static String bearer() {
        return "Bearer " + ENTRA.token("orders-client", "orders").mint();
    }

    @Test
    void resources_need_a_token_and_its_roles() throws Exception {
        try (Service service = Service.run(new OrdersApplication(), Service.settings(ENTRA))) {
            HttpResponse<String> refused = service.send(APPLICATION, "GET", "/orders");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(service.send(APPLICATION, "GET", "/no/such/page").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> orders = service.send(APPLICATION, "GET", "/orders", "Authorization", bearer());
            assertThat(orders.statusCode()).isEqualTo(200);
            assertThat(orders.body()).startsWith("orders of ").hasSizeGreaterThan("orders of ".length());
            HttpResponse<String> forbidden = service.send(APPLICATION, "DELETE", "/orders", "Authorization", bearer());
            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(forbidden.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).contains("insufficient_scope"));
        }
    }

    @Test
    void admin_connector_needs_no_token() throws Exception {
        try (Service service = Service.run(new OrdersApplication(), Service.settings(ENTRA))) {
            assertThat(service.send(ADMIN, "GET", "/healthcheck").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void admin_connector_needs_a_token_with_a_filter_of_its_own() throws Exception {
        Application<OrdersConfiguration> application = new Application<>() {
            @Override
            public void run(OrdersConfiguration configuration, Environment environment) {
                new OrdersApplication().run(configuration, environment);
                environment
                        .admin()
                        .addFilter("admin", EntraFilter.of(configuration.entra))
                        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
            }
        };
        try (Service service = Service.run(application, Service.settings(ENTRA))) {
            assertThat(service.send(ADMIN, "GET", "/healthcheck").statusCode()).isEqualTo(401);
            assertThat(service.send(ADMIN, "GET", "/healthcheck", "Authorization", bearer())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void resources_respond_503_where_no_filter_is_registered() throws Exception {
        Application<OrdersConfiguration> application = new Application<>() {
            @Override
            public void run(OrdersConfiguration configuration, Environment environment) {
                environment.jersey().register(new OrdersResource());
            }
        };
        try (Service service = Service.run(application, Service.settings(ENTRA))) {
            HttpResponse<String> unavailable = service.send(
                    APPLICATION, "GET", "/orders", "Accept", "application/json", "Authorization", bearer());
            assertThat(unavailable.statusCode()).isEqualTo(503);
            assertThat(unavailable.body()).contains("protection_not_in_force");
        }
    }

    @Test
    void misspelt_setting_fails_the_start() {
        Map<String, String> settings = Service.settings(ENTRA);
        settings.put("role-allowed", "admin");
        assertThatThrownBy(() -> Service.run(new OrdersApplication(), settings).close())
                .hasStackTraceContaining("role-allowed is not a setting");
    }
}
