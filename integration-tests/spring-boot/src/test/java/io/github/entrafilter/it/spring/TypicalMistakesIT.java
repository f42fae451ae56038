package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.servlet.startup.EntraFilterInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Typical mistakes that only Spring Boot shows: the responses without a token and with one that has the role
 * {@code consumer}, and the log. The numbers are those of {@code TypicalMistakesTest} in the filter's module.
 */
class TypicalMistakesIT {

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();
    private static final String NOT_STARTED = "not started";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final CapturedLog log = new CapturedLog("io.github.entrafilter");

    /** The exception of a failed start, and its causes. */
    private final List<String> causes = new ArrayList<>();

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    /** The settings in application.properties, without one of them. */
    private static String properties(String missing) {
        return ENTRA.environmentForApi("orders").entrySet().stream()
                .map(variable -> variable.getKey()
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("_", ".")
                                .replace('_', '-')
                        + "=" + variable.getValue() + "\n")
                .filter(line -> !line.startsWith(missing + "="))
                .collect(Collectors.joining());
    }

    private String statuses(Class<?>... more) throws IOException, InterruptedException {
        Class<?>[] sources = Set.of(more).isEmpty()
                ? new Class<?>[] {OrdersApplication.class}
                : new Class<?>[] {OrdersApplication.class, more[0]};
        try (EmbeddedOrders orders = EmbeddedOrders.run(
                new SpringApplication(sources), "--container=tomcat", "--spring.config.location=" + folder.toUri())) {
            String consumer = ENTRA.token("orders-client", "orders").mint();
            return orders.status("/orders") + " "
                    + orders.get("/orders", consumer).statusCode();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                causes.add(cause.toString());
            }
            return NOT_STARTED;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "2 ! not started ! entra.tenant-id ! entra.tenentId=x ! WARNING entra.tenentId is not a setting; did you mean entra.tenant-id",
                "2 ! 401 200 ! - ! entra.role-allowed=admin ! WARNING entra.role-allowed is not a setting; did you mean entra.roles-allowed",
                "2 ! 401 200 ! - ! entra.role-allowed[0]=admin ! WARNING entra.role-allowed is not a setting; did you mean entra.roles-allowed",
                "2 ! 401 200 ! - ! entra-filter.roles-allowed=admin ! WARNING entra-filter.roles-allowed is not a setting; did you mean entra.roles-allowed",
                "3 ! 401 200 ! - ! entra.roles.allowed=admin ! WARNING entra.roles.allowed is not read as a property; write it as entra.roles-allowed",
                "8 ! 401 200 ! - ! ENTRA_ROLES_ALLOWED=admin ! WARNING ENTRA_ROLES_ALLOWED is not read as a property; write it as entra.roles-allowed",
                "53 ! 401 200 ! - ! other=x ! INFO Entra Filter protects the application at /",
                "53 ! not started ! entra.tenant-id ! other=x ! entra.tenant-id is missing",
            })
    void mistake_in_application_properties(int number, String statuses, String missing, String line, String message)
            throws Exception {
        Files.writeString(folder.resolve("application.properties"), properties(missing) + line);

        assertThat(statuses()).isEqualTo(statuses);
        assertThat(Stream.concat(log.lines().stream(), causes.stream())).anyMatch(entry -> entry.contains(message));
    }

    /** Spring itself accepts other spellings of a name. */
    @ParameterizedTest
    @CsvSource({"entra.rolesAllowed", "entra.roles_allowed", "entra.ROLES-ALLOWED", "entra.roles-allowed[0]"})
    void relaxed_name_in_application_properties_is_read(String name) throws Exception {
        Files.writeString(folder.resolve("application.properties"), properties("-") + name + "=admin");

        assertThat(statuses()).isEqualTo("401 403");
        assertThat(log.lines()).noneMatch(entry -> entry.startsWith("WARNING"));
    }

    @ParameterizedTest
    @CsvSource({
        "'admin', 401 403",
        "'admin, consumer', 401 200",
        "'[admin]', 401 403",
        "'[admin, consumer]', 401 200",
        "'[\"admin,consumer\"]', 401 403"
    })
    void list_in_yaml_is_read(String roles, String statuses) throws Exception {
        Files.writeString(folder.resolve("application.properties"), properties("-"));
        Files.writeString(folder.resolve("application.yml"), "entra:\n  roles-allowed: " + roles + "\n");

        assertThat(statuses()).isEqualTo(statuses);
    }

    @ParameterizedTest
    @CsvSource({"9999, true", "0, true", "-1, false"})
    void management_server_of_its_own_is_named_as_open(int port, boolean named) throws Exception {
        Files.writeString(folder.resolve("application.properties"), properties("-") + "management.server.port=" + port);

        assertThat(statuses()).isEqualTo("401 200");
        assertThat(log.lines().stream()
                        .anyMatch(entry -> entry.startsWith(
                                "WARNING Entra Filter does not protect the management server at port " + port)))
                .isEqualTo(named);
    }

    /** A server that runs the JAR's initializer, as for a WAR. */
    @Configuration(proxyBeanMethods = false)
    static class Server {

        @Bean
        ServletContextInitializer server() {
            return context -> new EntraFilterInitializer().onStartup(Set.of(), context);
        }
    }

    @Test
    void properties_that_a_war_on_a_server_does_not_read_are_a_warning() throws Exception {
        Files.writeString(folder.resolve("application.properties"), "entra.roles-allowed=admin\nentra.realm=x\n");
        ENTRA.environmentForApi("orders")
                .forEach((variable, value) -> System.setProperty(
                        variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-'), value));
        System.setProperty("entra.realm", "y");
        try {
            assertThat(statuses(Server.class)).isEqualTo("401 200");
            assertThat(log.lines())
                    .anyMatch(entry -> entry.startsWith(
                            "WARNING Spring's properties entra.roles-allowed are not read: the server"));
        } finally {
            System.getProperties().keySet().removeIf(name -> name.toString().startsWith("entra."));
        }
    }
}
