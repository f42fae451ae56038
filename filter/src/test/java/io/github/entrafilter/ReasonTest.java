package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    /** RFC 6750, section 3: the characters of error_description. */
    @ParameterizedTest
    @EnumSource
    void reason_has_a_sentence_that_a_header_can_carry(Reason reason) {
        assertThat(reason.sentence()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @ParameterizedTest
    @EnumSource
    void reason_says_how_to_fix_it(Reason reason) {
        assertThat(reason.fixHere()).isNotBlank();
    }

    @Test
    void reason_says_how_to_fix_it_in_entra_where_the_cause_is_there() {
        assertThat(Reason.ROLE_MISSING.fixInEntra()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void reason_has_a_name_that_metrics_can_carry(Reason reason) {
        assertThat(reason.stableName()).matches("[a-z]+(_[a-z]+)*");
    }

    @Test
    void reason_has_a_sentence_of_its_own() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).doesNotHaveDuplicates();
    }

    /** Words in the sources of integration tests, as the filter's own tests cannot see what a container does. */
    @Test
    void reason_is_named_by_a_test_over_http() throws IOException {
        String tests = integrationTests();

        assertThat(Reason.values())
                .allMatch(reason -> Pattern.compile("\\b" + reason.stableName() + "\\b")
                        .matcher(tests)
                        .find());
    }

    private static String integrationTests() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("../integration-tests"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*(IT|RefusedRequest)\\.java"))
                    .toList()) {
                tests.append(Files.readString(file));
            }
        }
        return tests.toString();
    }
}
