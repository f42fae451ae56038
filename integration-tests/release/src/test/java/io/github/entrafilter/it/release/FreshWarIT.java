package io.github.entrafilter.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications outside the checkout, protected by the lines of the README and nothing else. */
class FreshWarIT {

    private static final StagedRelease RELEASE = StagedRelease.get();
    private static final String CONTEXT = "/orders";

    @TempDir
    private static Path directory;

    private static Map<String, String> settings = Map.of();
    private static @Nullable RunningProgram entra;

    /** Where the application runs. */
    enum Server {
        PAYARA_MICRO,
        TOMCAT,
        JETTY,
        SPRING_BOOT;

        List<String> command(String port) {
            String java = RunningProgram.java();
            String classPath = System.getProperty("java.class.path", "");
            String war = directory.resolve("war/target/orders.war").toString();
            return switch (this) {
                case PAYARA_MICRO ->
                    List.of(
                            java,
                            "-Xmx512m",
                            "-jar",
                            System.getProperty("payara.jar", ""),
                            "--nocluster",
                            "--disablephonehome",
                            "--port",
                            port,
                            "--deploy",
                            war);
                case TOMCAT -> List.of(java, "-cp", classPath, TomcatProgram.class.getName(), port, war, CONTEXT);
                case JETTY -> List.of(java, "-cp", classPath, JettyProgram.class.getName(), port, war, CONTEXT);
                case SPRING_BOOT ->
                    List.of(
                            java,
                            "-cp",
                            classPath("boot/target/classes", "boot/target/dependency/*"),
                            "com.example.orders.OrdersApplication",
                            "--server.port=" + port);
            };
        }
    }

    @BeforeAll
    static void build_applications_and_start_local_entra() throws Exception {
        FreshProject.forgetArtifacts();
        Page readme = Page.of(RELEASE.sources().resolve("README.md"));
        Page testing = Page.of(RELEASE.sources().resolve("docs/testing.md"));
        Page start = Page.of(RELEASE.sources().resolve("docs/getting-started.md"));

        FreshProject war = FreshProject.copy(
                "war",
                directory.resolve("war"),
                Map.of(
                        "servlet",
                        System.getProperty("version.servlet", ""),
                        "dependencies",
                        readme.snippet("xml", "<artifactId>entra-filter</artifactId>")
                                + testing.snippet("xml", "<artifactId>entra-filter-local-entra</artifactId>")));
        FreshProject.write(
                war.directory().resolve("src/main/webapp/WEB-INF/web.xml"),
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n"
                        + readme.snippet("xml", "<filter-mapping>")
                        + "</web-app>\n");
        war.maven("package", "dependency:copy-dependencies");

        FreshProject.copy(
                        "boot",
                        directory.resolve("boot"),
                        Map.of(
                                "spring-boot",
                                System.getProperty("version.spring-boot", ""),
                                "bom",
                                start.snippet("xml", "<artifactId>entra-filter-bom</artifactId>")))
                .maven("package", "dependency:copy-dependencies");

        Map<String, String> variables = new HashMap<>(readme.variables("ENTRA_TENANT_ID"));
        int port = RunningProgram.freePort();
        entra = RunningProgram.start(
                List.of(
                        RunningProgram.java(),
                        "-cp",
                        classPath("war/target/dependency/*"),
                        "io.github.entrafilter.localentra.program.LocalEntraProgram",
                        "--port",
                        Integer.toString(port),
                        "--directory",
                        tenant(variables).toString()),
                Map.of(),
                port,
                "/");
        // The one line that the README has not: what stands in for Entra ID.
        variables.put("ENTRA_AUTHORITY", "http://localhost:" + port);
        settings = Map.copyOf(variables);
    }

    @AfterAll
    static void stop_local_entra() {
        if (entra != null) {
            entra.close();
        }
    }

    /** A tenant with the identifiers of the README. */
    private static Path tenant(Map<String, String> variables) throws IOException {
        String template = Files.readString(Path.of("src", "test", "fresh", "directory.json"));
        return Files.writeString(
                directory.resolve("directory.json"),
                template.replace("@tenant@", variables.getOrDefault("ENTRA_TENANT_ID", ""))
                        .replace("@client@", variables.getOrDefault("ENTRA_CLIENT_ID", "")));
    }

    private static String classPath(String... parts) {
        return List.of(parts).stream()
                .map(part -> directory + File.separator + part)
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    private static String[] bearer(String principal) throws IOException, InterruptedException {
        HttpResponse<String> token =
                Objects.requireNonNull(entra).get("/local-entra/token?application=orders&principal=" + principal);
        assertThat(token.statusCode()).isEqualTo(200);
        return new String[] {"Authorization", "Bearer " + token.body()};
    }

    @Test
    void war_contains_the_staged_jar() throws IOException {
        Path library =
                Path.of("war", "target", "orders", "WEB-INF", "lib", "entra-filter-" + StagedRelease.VERSION + ".jar");

        assertThat(directory.resolve(library)).hasSameBinaryContentAs(RELEASE.file("entra-filter", ".jar"));
    }

    @ParameterizedTest
    @EnumSource
    void application_is_protected(Server server) throws Exception {
        String[] consumer = bearer("orders-client");
        String[] admin = bearer("orders-admin");
        int port = RunningProgram.freePort();
        List<String> command = server.command(Integer.toString(port));
        try (RunningProgram application = RunningProgram.start(command, settings, port, CONTEXT + "/list")) {
            HttpResponse<String> refused = application.get(CONTEXT + "/list");
            assertThat(refused.statusCode()).as(application.log()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(application.get(CONTEXT + "/admin/report").statusCode()).isEqualTo(401);

            assertThat(application.get(CONTEXT + "/list", consumer).statusCode())
                    .as(application.log())
                    .isEqualTo(200);
            assertThat(application.get(CONTEXT + "/admin/report", consumer).statusCode())
                    .isEqualTo(403);
            assertThat(application.get(CONTEXT + "/admin/report", admin).statusCode())
                    .isEqualTo(200);
        }
    }
}
