package io.github.entrafilter.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What comes with the JAR: sources, documentation, and the list of what it is made of. */
class CompanionsIT {

    /** A page of a package, or of one of its types, or of their uses. */
    private static final Pattern PAGE =
            Pattern.compile("io\\.github\\.entrafilter/(io/.+?)(?:/class-use)?/[^/]+\\.html");

    @Test
    void the_sources_are_those_of_the_classes() {
        assertThat(Delivered.entries(Delivered.classified("sources")))
                .contains("io/github/entrafilter/EntraPrincipal.java", "io/github/entrafilter/token/TokenJudge.java");
    }

    @Test
    void the_documentation_is_of_what_applications_use_and_of_nothing_else() {
        Set<String> documented = Delivered.entries(Delivered.classified("javadoc")).stream()
                .map(PAGE::matcher)
                .filter(Matcher::matches)
                .map(page -> page.group(1).replace('/', '.'))
                .collect(Collectors.toSet());

        assertThat(documented)
                .containsExactlyInAnyOrder(
                        "io.github.entrafilter",
                        "io.github.entrafilter.audit",
                        "io.github.entrafilter.jaxrs",
                        "io.github.entrafilter.openapi",
                        "io.github.entrafilter.servlet");
    }

    @Test
    @DisabledIfSystemProperty(named = "maven.offline", matches = "true", disabledReason = "it is made online only")
    void the_bill_of_materials_names_nimbus_and_nothing_else() throws IOException {
        JsonNode bill = new ObjectMapper()
                .readTree(Delivered.DIRECTORY.resolve("bom.json").toFile());

        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.findValuesAsText("purl"))
                .filteredOn(purl -> !purl.contains("io.github.entrafilter"))
                .hasSize(1)
                .allMatch(purl -> purl.startsWith("pkg:maven/com.nimbusds/nimbus-jose-jwt@"));
    }
}
