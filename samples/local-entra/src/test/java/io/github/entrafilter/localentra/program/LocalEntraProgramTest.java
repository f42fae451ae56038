package io.github.entrafilter.localentra.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
    void shows_how_it_is_used() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).startsWith("Usage: java -jar local-entra.jar");
    }

    @ParameterizedTest
    @CsvSource({
        "--verbose,     There is no option --verbose",
        "8400,          There is no option 8400",
        "--port,        --port needs a value",
        "--directory,   --directory needs a value",
        "--port 65536,  '--port needs a number from 0 to 65535, not 65536'",
        "--port -1,     '--port needs a number from 0 to 65535, not -1'",
        "--port x,      '--port needs a number from 0 to 65535, not x'",
    })
    void refuses_what_it_does_not_understand(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(text(err)).startsWith(message).contains("Usage:");
    }

    @Test
    void says_which_port_is_taken_and_how_to_choose_another() {
        try (LocalEntraServer other = LocalEntraServer.start()) {
            String port = String.valueOf(other.authority().getPort());

            assertThat(run("--port", port)).isEqualTo(1);
            assertThat(text(err))
                    .contains("Port " + port)
                    .contains("--port PORT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void says_that_there_is_no_such_file(@TempDir Path folder) {
        assertThat(run("--directory", folder.resolve("missing.json").toString()))
                .isEqualTo(1);
        assertThat(text(err)).startsWith("The directory cannot be read: ").contains("missing.json");
    }

    @Test
    void says_what_is_wrong_with_the_directory(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.json"), "{}");

        assertThat(run("--directory", file.toString())).isEqualTo(1);
        assertThat(text(err)).contains("$.tenantId: a text is needed here").doesNotContain("\tat ");
    }

    @Test
    void starts_on_its_usual_port_with_its_usual_directory_when_nothing_is_said() {
        ProgramOptions options = ProgramOptions.parse(List.of());

        assertThat(options.port()).isEqualTo(8400);
        assertThat(options.directoryFile()).isEmpty();
    }

    @Test
    void greets_with_everything_that_has_to_be_known() {
        try (LocalEntraServer server = LocalEntraServer.start()) {
            assertThat(new Welcome(server).text())
                    .contains(
                            server.authority().toString(),
                            server.tenantId(),
                            "orders-v1",
                            "alice",
                            "export ENTRA_CLIENT_ID=11111111-c11d-4000-8000-000000000000",
                            "export AZURE_POD_IDENTITY_AUTHORITY_HOST=" + server.authority(),
                            "export IDENTITY_HEADER=",
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
