package io.github.entrafilter.it.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on embedded servers quotes the service that the integration test runs. */
class EmbeddedPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "embedded.md");

    @Test
    void page_quotes_the_service_as_it_is() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/io/github/entrafilter/it/dropwizard/OrdersApplication.java"));
        String method = source.substring(source.indexOf("    @Override\n"), source.lastIndexOf('}'));

        assertThat(PAGE).content().contains("```java\n" + method.stripTrailing().stripIndent() + "\n```");
    }
}
