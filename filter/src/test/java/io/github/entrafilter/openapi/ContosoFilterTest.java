package io.github.entrafilter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

/** The filter of an application that calls ours, as the documentation shows it. */
class ContosoFilterTest {

    private static final Path SOURCE = Path.of("src/test/java/io/github/entrafilter/openapi/ContosoFilter.java");

    @Test
    void documentation_quotes_the_filter() throws IOException {
        String source = Files.readString(SOURCE);

        assertThat(Path.of("..", "docs", "openapi.md"))
                .content()
                .contains("```java\n" + source.substring(source.indexOf("public final class")) + "```");
    }

    @Test
    void filter_adds_both_descriptions() {
        Operation operation = OASFactory.createOperation();
        OpenAPI document = OASFactory.createOpenAPI()
                .info(OASFactory.createInfo())
                .paths(OASFactory.createPaths()
                        .addPathItem("/api/orders", OASFactory.createPathItem().GET(operation)));

        new ContosoFilter().filterOpenAPI(document);

        assertThat(document.getInfo().getTitle()).isEqualTo("Orders of Contoso");
        assertThat(operation.getSecurity()).hasSize(1);
    }
}
