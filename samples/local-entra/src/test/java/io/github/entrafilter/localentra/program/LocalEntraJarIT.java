package io.github.entrafilter.localentra.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.ChildProcess;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as an executable JAR. */
@Timeout(120)
class LocalEntraJarIT {

    private static final String JAR = System.getProperty("local-entra.jar", "target/local-entra.jar");
    private static final String GREETING = "Local Entra is at ";

    @Test
    void starts_and_mints_tokens() throws Exception {
        try (ChildProcess program = ChildProcess.java(Map.of(), "-jar", JAR, "--port", "0")) {
            String greeting = program.line(line -> line.startsWith(GREETING))
                    .orElseThrow(() -> new AssertionError("no greeting"));
            URI mint = URI.create(
                    greeting.substring(GREETING.length()) + "/local-entra/token?principal=alice&application=orders");
            String token = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(mint).build(), BodyHandlers.ofString())
                    .body();

            assertThat(DecodedToken.of(token).claims()).containsEntry("name", "alice");
        }
    }

    @Test
    void jar_does_not_start_on_azure() throws Exception {
        try (ChildProcess program = ChildProcess.java(Map.of("WEBSITE_SITE_NAME", "orders"), "-jar", JAR)) {
            assertThat(program.rest()).contains("WEBSITE_SITE_NAME").doesNotContain("\tat ");
            assertThat(program.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void jar_does_not_start_on_a_port_in_use() throws Exception {
        try (LocalEntraServer other = LocalEntraServer.start();
                ChildProcess program = ChildProcess.java(
                        Map.of(),
                        "-jar",
                        JAR,
                        "--port",
                        String.valueOf(other.authority().getPort()))) {
            assertThat(program.rest())
                    .contains("Cannot listen on port " + other.authority().getPort());
            assertThat(program.exitStatus()).isEqualTo(1);
        }
    }
}
