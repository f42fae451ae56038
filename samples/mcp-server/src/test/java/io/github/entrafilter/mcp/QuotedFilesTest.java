package io.github.entrafilter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on MCP servers quotes files of this sample, which an integration test runs. */
class QuotedFilesTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "mcp.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client/who-am-i.mjs",
                "src/main/resources/META-INF/microprofile-config.properties",
                "src/main/java/io/github/entrafilter/mcp/McpEndpoint.java"
            })
    void page_quotes_the_file_as_it_is(String file) throws IOException {
        String source = Files.readString(Path.of(file));
        String quoted = file.endsWith(".java")
                ? source.substring(source.indexOf("    @Override"), source.lastIndexOf('}'))
                : source;

        assertThat(PAGE).content().contains("\n" + quoted.stripTrailing().stripIndent() + "\n```");
    }
}
