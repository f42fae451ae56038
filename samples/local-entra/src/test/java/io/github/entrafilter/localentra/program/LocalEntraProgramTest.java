package io.github.entrafilter.localentra.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalEntraProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void help_option_prints_usage() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).startsWith("Usage: java -jar local-entra.jar");
    }

    @ParameterizedTest
    @CsvSource({
        "--verbose,     Unknown option --verbose",
        "8400,          Unknown option 8400",
        "--port,        --port requires a value",
        "--directory,   --directory requires a value",
        "--port 65536,  '--port must be a number from 0 to 65535, not 65536'",
        "--port -1,     '--port must be a number from 0 to 65535, not -1'",
        "--port x,      '--port must be a number from 0 to 65535, not x'",
        "--bind-address,  --bind-address requires a value",
        "--bind-address [x,  '--bind-address must be an IP address or host name of this machine, like 0.0.0.0, not [x'",
        "--authority,     --authority requires a value",
        "--authority localhost:8400,         '--authority must be a URL of host and port, like http://localhost:18400, not localhost:8400'",
        "--authority ftp://localhost:8400,   '--authority must be a URL of host and port, like http://localhost:18400, not ftp://localhost:8400'",
        "--authority http://localhost:8400/, '--authority must be a URL of host and port, like http://localhost:18400, not http://localhost:8400/'",
        "--authority http://[,               '--authority must be a URL of host and port, like http://localhost:18400, not http://['",
        "--directory-delay x, '--directory-delay must be a number from 0 to 999, not x'",
    })
    void wrong_option_is_refused_with_usage(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(text(err)).startsWith(message).contains("Usage:");
    }

    @Test
    void port_in_use_is_reported_with_the_options_to_change_it() {
        try (LocalEntraServer other = LocalEntraServer.start()) {
            String port = String.valueOf(other.authority().getPort());

            assertThat(run("--port", port)).isEqualTo(1);
            assertThat(text(err))
                    .contains("Cannot listen on port " + port)
                    .contains("--port, --https-port and")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void missing_directory_file_is_reported(@TempDir Path folder) {
        assertThat(run("--directory", folder.resolve("missing.json").toString()))
                .isEqualTo(1);
        assertThat(text(err)).startsWith("Cannot read the directory file: ").contains("missing.json");
    }

    @Test
    void directory_problems_are_reported(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.json"), "{}");

        assertThat(run("--directory", file.toString())).isEqualTo(1);
        assertThat(text(err)).contains("$.tenantId: must be a string").doesNotContain("\tat ");
    }

    @Test
    void default_options_are_port_8400_and_the_standard_directory() {
        ProgramOptions options = ProgramOptions.parse(List.of());

        assertThat(options.server().port()).isEqualTo(8400);
        assertThat(options.server().bindAddress().isLoopbackAddress()).isTrue();
        assertThat(options.server().authority()).isEmpty();
        assertThat(options.directoryDelay()).isZero();
        assertThat(options.directoryFile()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                        8400, 0,    127.0.0.1, '',                 ''",
        "--port 0,                                                  0,    0,    127.0.0.1, '',                 ''",
        "--port 1 --port 2 --https-port 3,                          2,    3,    127.0.0.1, '',                 ''",
        "--bind-address 0.0.0.0,                                    8400, 0,    0.0.0.0,   '',                 ''",
        "--bind-address localhost,                                  8400, 0,    127.0.0.1, '',                 ''",
        "--authority http://localhost:18400,                        8400, 0,    127.0.0.1, http://localhost:18400, ''",
        "--authority https://entra:8443,                            8400, 0,    127.0.0.1, '',   https://entra:8443",
        "--authority https://entra --authority http://localhost:80, 8400, 0,    127.0.0.1, http://localhost:80, https://entra",
    })
    void options_select_ports_address_and_authorities(
            String arguments, int port, int httpsPort, String address, String authority, String secureAuthority) {
        ServerOptions server = ProgramOptions.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")))
                .server();

        assertThat(server.port()).isEqualTo(port);
        assertThat(server.httpsPort()).isEqualTo(httpsPort);
        assertThat(server.bindAddress().getHostAddress()).isEqualTo(address);
        assertThat(server.authority().map(URI::toString).orElse("")).isEqualTo(authority);
        assertThat(server.secureAuthority().map(URI::toString).orElse("")).isEqualTo(secureAuthority);
    }

    @Test
    void empty_bind_address_is_refused() {
        assertThat(run("--bind-address", "")).isEqualTo(2);
        assertThat(text(err)).startsWith("--bind-address must be an IP address");
    }

    @Test
    void address_of_another_machine_is_reported() {
        assertThat(run("--port", "0", "--bind-address", "192.0.2.1")).isEqualTo(1);
        assertThat(text(err))
                .contains("Cannot listen on port 0 of 192.0.2.1", "--bind-address")
                .doesNotContain("\tat ");
    }

    @Test
    void start_message_has_urls_ids_and_environments() {
        try (LocalEntraServer server = LocalEntraServer.start()) {
            assertThat(new StartMessage(server).text())
                    .contains(
                            server.authority().toString(),
                            server.tenantId(),
                            "orders-v1",
                            "alice",
                            "export ENTRA_CLIENT_ID=11111111-c11d-4000-8000-000000000000",
                            "export AZURE_POD_IDENTITY_AUTHORITY_HOST=" + server.authority(),
                            "export IDENTITY_HEADER=",
                            "export IMDS_ENDPOINT=" + server.authority(),
                            server.overHttps().address() + "   (documents and tokens requested there name it;",
                            "curl -fsS");
        }
    }

    private int run(String... arguments) {
        return new LocalEntraProgram(print(out), print(err)).run(List.of(arguments));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
