package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningInputTest {

    private static final String TEXT = "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In0";

    private final SigningInput input = SigningInput.of(TEXT);

    @ParameterizedTest
    @CsvSource({"'Bearer ',7", "'bearer ',7", "'BEARER  ',8", "'mtls_pop ',9"})
    void signing_input_is_found_behind_any_scheme(String scheme, int start) {
        assertThat(input.isIn(scheme + TEXT + ".c2lnbmF0dXJl", start, start + TEXT.length()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "eyJhbGciOiJSUzI1NiJ9",
                "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In0",
                "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In0\u00ff",
                "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In0\u00ff.c2lnbmF0dXJl",
                "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In0-.c2lnbmF0dXJl",
                "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In.c2lnbmF0dXJl",
                " eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI2In0.c2lnbmF0dXJl"
            })
    void signing_input_is_not_found_in_another_text(String text) {
        String field = "Bearer " + text;
        assertThat(IntStream.rangeClosed(0, field.length()).filter(end -> input.isIn(field, 7, end)))
                .isEmpty();
    }

    /** The comparison computes a difference of characters: no character may have the difference of a match. */
    @Test
    void signing_input_with_another_character_is_not_found() {
        for (int position = 0; position < TEXT.length(); position++) {
            int changed = position;
            assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE)
                            .filter(character -> character != TEXT.charAt(changed))
                            .filter(character ->
                                    input.isIn("Bearer " + with((char) character, changed), 7, 7 + TEXT.length())))
                    .isEmpty();
        }
    }

    @Test
    void signing_inputs_are_equal_by_their_text() {
        assertThat(input)
                .isEqualTo(SigningInput.of(TEXT))
                .hasSameHashCodeAs(SigningInput.of(TEXT))
                .isNotEqualTo(SigningInput.of("eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiI3In0"));
    }

    /** Shorter texts differ by their length, which may be the difference of a match, too. */
    @Test
    void part_of_a_signing_input_is_not_found() {
        SigningInput longer = SigningInput.of("a".repeat(1000));

        assertThat(IntStream.range(0, 1000)
                        .filter(length -> longer.isIn("Bearer " + "a".repeat(length), 7, 7 + length)
                                || longer.isIn("Bearer " + "a".repeat(length), 7, 7 + 1000)))
                .isEmpty();
    }

    /** The signature that was read must follow the signing input, not begin further behind. */
    @Test
    void signing_input_that_ends_elsewhere_is_not_found() {
        String field = "Bearer " + TEXT + "." + TEXT + ".c2lnbmF0dXJl";

        assertThat(IntStream.rangeClosed(0, field.length()).filter(end -> input.isIn(field, 7, end)))
                .containsExactly(7 + TEXT.length());
    }

    private static String with(char character, int position) {
        return TEXT.substring(0, position) + character + TEXT.substring(position + 1) + ".c2lnbmF0dXJl";
    }
}
