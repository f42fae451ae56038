package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of docs/on-behalf-of.md that describes this artifact. */
class DocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "on-behalf-of.md");

    @Test
    void table_has_a_row_for_each_setting_and_no_other() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `entra.client."))
                .toList();

        assertThat(rows)
                .isEqualTo(Arrays.stream(ClientSetting.values())
                        .map(ClientSetting::row)
                        .toList());
    }
}
