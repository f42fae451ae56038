package io.github.entrafilter.localentra.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.ChildProcess;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

            assertThat(DecodedToken.of(get(mint)).claims()).containsEntry("name", "alice");
        }
    }

    /** The directory is that of WORKDIR after COPY. Arguments of {@code docker run} follow those of ENTRYPOINT. */
    @Test
    void entrypoint_of_the_dockerfile_runs_the_jar(@TempDir Path directory) throws Exception {
        Files.copy(Path.of(JAR), directory.resolve("local-entra.jar"));
        String authority = "http://localhost:18400";
        List<String> command = new ArrayList<>(Dockerfile.read().entrypoint());
        command.addAll(List.of("--authority", authority, "--port", "0", "--https-port", "0"));

        try (ChildProcess program = ChildProcess.in(directory, command)) {
            List<String> output = List.of(
                    program.line(line -> true).orElse(""),
                    program.line(line -> line.startsWith(GREETING)).orElse(""));

            assertThat(output.get(0)).startsWith("WARNING: local Entra listens on 0.0.0.0 (ports ");
            assertThat(output.get(1)).isEqualTo(GREETING + authority);
            URI mint = URI.create("http://localhost:" + output.get(0).replaceFirst("^.*\\(ports (\\d+) .*$", "$1")
                    + "/local-entra/token?principal=alice&application=orders");
            assertThat(DecodedToken.of(get(mint)).claims())
                    .extractingByKey("iss")
                    .asString()
                    .startsWith(authority + "/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void jar_does_not_start_on_azure(String address) throws Exception {
        try (ChildProcess program = ChildProcess.java(
                Map.of("WEBSITE_SITE_NAME", "orders"), "-jar", JAR, "--port", "0", "--bind-address", address)) {
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

    private static String get(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }
}
