package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTest {

    @TempDir
    private Path directory;

    @Test
    void refusals_are_found_among_other_lines() throws IOException {
        ServiceLog log = log(
                "[\u001B[1;92mINFO\u001B[0m] [] refused no_token: Nothing came; GET /orders/whoami",
                "[INFO] [[",
                "  refused token_expired: Too late; found x]]",
                "[INFO] [] something else was refused");

        assertThat(log.refusals())
                .containsExactly(
                        "refused no_token: Nothing came; GET /orders/whoami",
                        "refused token_expired: Too late; found x");
    }

    @Test
    void explanation_starts_at_the_innermost_cause() throws IOException {
        ServiceLog log = log(
                "Exception: outer",
                "\tat somewhere",
                "Caused by: middle",
                "Caused by: inner",
                "  - more of it",
                "\tat somewhere else",
                "",
                "ready");

        assertThat(log.explanation()).containsExactly("Caused by: inner", "  - more of it", "ready");
    }

    @Test
    void explanation_without_a_cause_has_the_last_lines() throws IOException {
        String[] lines = new String[100];
        Arrays.setAll(lines, i -> "line " + i);

        assertThat(log(lines).explanation()).hasSize(15).endsWith("line 99");
    }

    private ServiceLog log(String... lines) throws IOException {
        return new ServiceLog(Files.writeString(directory.resolve("log"), String.join("\n", lines)));
    }
}
