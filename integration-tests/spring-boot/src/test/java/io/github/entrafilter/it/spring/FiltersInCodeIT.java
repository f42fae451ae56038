package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Filters that an application registers as beans. */
class FiltersInCodeIT {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        ENTRA.environmentForApi("orders")
                .forEach((variable, value) -> settings.put(
                        variable.substring("ENTRA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        value));
        return settings;
    }

    /** A filter with all settings of the application. */
    @Configuration(proxyBeanMethods = false)
    static class AllSettings {

        @Bean
        FilterRegistrationBean<Filter> entra() {
            return new FilterRegistrationBean<>(EntraFilter.of(settings()));
        }
    }

    /** A filter that Spring Boot maps to everything by itself. */
    @Configuration(proxyBeanMethods = false)
    static class BareFilter {

        @Bean
        Filter entra() {
            return EntraFilter.of(settings());
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

    private static ServletWebServerApplicationContext start(String container, Class<?> filters) {
        return (ServletWebServerApplicationContext) new SpringApplication(OrdersApplication.class, filters)
                .run("--server.port=0", "--server.address=127.0.0.1", "--container=" + container);
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

    private static String[] consumer() {
        return new String[] {
            "Authorization", "Bearer " + ENTRA.token("orders-client", "orders").mint()
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void each_path_needs_the_roles_of_its_filter(String container) throws Exception {
        settings().forEach((name, value) -> System.setProperty("entra." + name, value));
        try (ServletWebServerApplicationContext application = start(container, RolesByPath.class)) {
            assertThat(get(application, "/orders").statusCode()).isEqualTo(401);
            assertThat(get(application, "/admin/report").statusCode()).isEqualTo(401);
            assertThat(get(application, "/orders", consumer()).body()).isEqualTo("consumer true admin false");
            assertThat(get(application, "/later", consumer()).body()).isEqualTo("consumer true admin false");
            assertThat(get(application, "/admin/report", consumer()).statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AllSettings.class, BareFilter.class})
    void filter_may_have_all_settings(Class<?> filters) throws Exception {
        for (String container : new String[] {"tomcat", "jetty"}) {
            try (ServletWebServerApplicationContext application = start(container, filters)) {
                assertThat(get(application, "/orders").statusCode()).isEqualTo(401);
                assertThat(get(application, "/orders", consumer()).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void filters_without_settings_do_not_start() {
        assertThatThrownBy(() -> start("tomcat", RolesByPath.class).close()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void page_quotes_the_filters_as_they_are() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/entrafilter/it/spring/RolesByPath.java"));
        String filters = source.substring(source.indexOf("    @Bean"), source.indexOf("\n    @GetMapping"));

        assertThat(Path.of("..", "..", "docs", "embedded.md"))
                .content()
                .contains("```java\n" + filters.stripTrailing().stripIndent() + "\n```");
    }
}
