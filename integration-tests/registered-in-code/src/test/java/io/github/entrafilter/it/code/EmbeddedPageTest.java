package io.github.entrafilter.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on embedded servers quotes the methods that the integration tests run. */
class EmbeddedPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "embedded.md");

    @ParameterizedTest
    @ValueSource(strings = {"EmbeddedJetty", "EmbeddedTomcat", "EmbeddedUndertow"})
    void page_quotes_the_method_as_it_is(String type) throws IOException {
        String source = Files.readString(
                Path.of("src/test/java/io/github/entrafilter/it/code").resolve(type + ".java"));
        int start = source.indexOf("    static void protect(");
        String method = source.substring(start, source.indexOf("\n    }\n", start) + "\n    }\n".length());

        assertThat(PAGE).content().contains("```java\n" + method.stripTrailing().stripIndent() + "\n```");
    }
}
