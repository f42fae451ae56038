package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardInputTest {

    private final List<String> prompts = new ArrayList<>();

    private String typed(String... lines) throws IOException {
        Iterator<String> next = Stream.of(lines).iterator();
        return StandardInput.prompting(prompt -> {
                    prompts.add(prompt);
                    return next.hasNext() ? next.next() : null;
                })
                .read();
    }

    @Test
    void terminal_prompts_once() throws IOException {
        assertThat(typed("eyJ", "abc", "")).isEqualTo("eyJ\nabc");
        assertThat(prompts).containsExactly(StandardInput.PROMPT, "", "");
    }

    @Test
    void empty_line_ends_the_input_of_a_terminal() throws IOException {
        assertThat(typed("eyJ", " ", "ignored")).isEqualTo("eyJ");
        assertThat(typed("", "ignored")).isEmpty();
    }

    @Test
    void end_of_file_ends_the_input_of_a_terminal() throws IOException {
        assertThat(typed("eyJ")).isEqualTo("eyJ");
        assertThat(typed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, eyJ", "UTF-8, \uFEFFeyJ", "UTF-16LE, \uFEFFeyJ", "UTF-16BE, \uFEFFeyJ"})
    void pipe_is_read_in_the_charset_of_its_byte_order_mark(String charset, String text) throws IOException {
        assertThat(StandardInput.of(new ByteArrayInputStream(text.getBytes(Charset.forName(charset))))
                        .read())
                .isEqualTo("eyJ");
    }

    @Test
    void pipe_that_is_too_long_is_refused() {
        byte[] bytes = "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () -> StandardInput.of(new ByteArrayInputStream(bytes)).read())
                .isInstanceOf(IOException.class)
                .hasMessage("standard input is longer than 1048576 bytes");
    }
}
