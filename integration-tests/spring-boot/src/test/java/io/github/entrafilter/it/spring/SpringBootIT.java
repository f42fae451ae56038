package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The dependency alone protects, whichever container is embedded. */
class SpringBootIT {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterEach
    void forgetSettings() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("entra."));
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static void useSettings() {
        for (Map.Entry<String, String> variable :
                ENTRA.environmentForApi("orders").entrySet()) {
            String name = variable.getKey().toLowerCase(Locale.ROOT);
            System.setProperty("entra." + name.substring("entra_".length()).replace('_', '-'), variable.getValue());
        }
        System.setProperty("entra.public-paths", "/open");
    }

    private static ServletWebServerApplicationContext start(String container) {
        ConfigurableApplicationContext context = new SpringApplication(OrdersApplication.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--container=" + container);
        return (ServletWebServerApplicationContext) context;
    }

    private static HttpResponse<String> get(
            ServletWebServerApplicationContext application, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void every_path_needs_a_token_unless_it_is_public(String container) throws Exception {
        useSettings();
        String bearer = "Bearer " + ENTRA.token("orders-client", "orders").mint();
        try (ServletWebServerApplicationContext application = start(container)) {
            assertThat(get(application, "/orders").statusCode()).isEqualTo(401);
            assertThat(get(application, "/orders").headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer");
            assertThat(get(application, "/no/such/page").statusCode()).isEqualTo(401);
            assertThat(get(application, "/error").statusCode()).isEqualTo(401);
            assertThat(get(application, "/open").statusCode()).isEqualTo(200);
            HttpResponse<String> orders = get(application, "/orders", "Authorization", bearer);
            assertThat(orders.statusCode()).isEqualTo(200);
            assertThat(orders.body()).isEqualTo("consumer true admin false");
            assertThat(get(application, "/later", "Authorization", bearer).body())
                    .isEqualTo("consumer true admin false");
        }
    }

    /** The application's own properties, as in application.properties. */
    private static ServletWebServerApplicationContext startWithProperties(String container, Class<?>... filters) {
        Map<String, Object> properties = new HashMap<>();
        ENTRA.environmentForApi("orders")
                .forEach((variable, value) -> properties.put(
                        variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-'), value));
        properties.put("entra.public-paths", "/open");
        SpringApplication application =
                new SpringApplication(Stream.concat(Stream.of(OrdersApplication.class), Stream.of(filters))
                        .toArray(Class<?>[]::new));
        application.setDefaultProperties(properties);
        return (ServletWebServerApplicationContext)
                application.run("--server.port=0", "--server.address=127.0.0.1", "--container=" + container);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void settings_of_the_applications_properties_count(String container) throws Exception {
        String bearer = "Bearer " + ENTRA.token("orders-client", "orders").mint();
        try (ServletWebServerApplicationContext application = startWithProperties(container)) {
            assertThat(get(application, "/orders").statusCode()).isEqualTo(401);
            assertThat(get(application, "/open").statusCode()).isEqualTo(200);
            assertThat(get(application, "/orders", "Authorization", bearer).body())
                    .isEqualTo("consumer true admin false");
            assertThat(get(application, "/later", "Authorization", bearer).body())
                    .isEqualTo("consumer true admin false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void settings_of_the_applications_properties_count_for_filters_as_beans(String container) throws Exception {
        String bearer = "Bearer " + ENTRA.token("orders-client", "orders").mint();
        try (ServletWebServerApplicationContext application = startWithProperties(container, RolesByPath.class)) {
            assertThat(get(application, "/orders").statusCode()).isEqualTo(401);
            assertThat(get(application, "/orders", "Authorization", bearer).statusCode())
                    .isEqualTo(200);
            assertThat(get(application, "/admin/report", "Authorization", bearer)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void application_without_settings_does_not_start(String container) {
        assertThatThrownBy(() -> start(container).close()).hasStackTraceContaining("entra.tenant-id is missing");
    }
}
