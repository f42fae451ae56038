package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The part of docs/on-behalf-of.md that describes this artifact. */
class DocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "on-behalf-of.md");
    private static final Path FORMS =
            Path.of("src", "test", "java", "io", "github", "entrafilter", "client", "DocumentedForms.java");

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

    @Test
    void snippets_are_code_that_compiles() throws IOException {
        String page = Files.readString(PAGE);
        String ownPart = page.substring(0, page.indexOf("## On behalf of a user"));
        List<String> snippets = Pattern.compile("(?ms)^```java$(.*?)^```$")
                .matcher(ownPart)
                .results()
                .map(snippet -> inOneLine(snippet.group(1)))
                .toList();

        assertThat(snippets)
                .hasSize(3)
                .allSatisfy(snippet ->
                        assertThat(inOneLine(Files.readString(FORMS))).contains(snippet));
    }

    private static String inOneLine(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
