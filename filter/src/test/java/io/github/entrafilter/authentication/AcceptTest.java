package io.github.entrafilter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | json",
                "application/json | json",
                "application/problem+json | json",
                "Application/JSON | json",
                "application/* | json",
                "application/json;charset=utf-8 | json",
                "text/html, application/json | json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | json",
                "text/plain | text",
                "text/* | text",
                "text/html | text",
                "image/png | text",
                "application/xml | text",
                "text/plain, */*;q=0.1 | text",
                "application/json;q=0.5, text/plain | text",
                "application/json;q=0.5, text/plain;q=0.4 | json",
                "application/json, text/plain | json",
                "application/json;q=0 | text",
                "application/json;q=0, */* | text",
                "application/json;q=0.000, */* | text",
                "text/plain;q=0, */* | json",
                "application/json ; q=0.1 , text/plain ; q=0.9 | text",
                "application/json;q=2 | json",
                "application/json;q=high | json",
                "*/*;q=0 | text",
                "; | text",
                "text/plain; q=0.5, application/json; Q=0.6 | json",
                "application/json;q=0.1234, text/plain | json",
                "application/json;q=0., text/plain;q=0.001 | text",
                "application/json;q=1.000, text/plain | json",
                "application/json;q=0.1;q=1, text/plain;q=0.5 | text",
                "application/json;profile=x;q=0.1, text/plain;q=0.5 | text",
                "application/json;profile=\";q=0.1\", text/plain;q=0.5 | json",
                "application/json;profile=\",\";q=0.1, text/plain;q=0.5 | text",
                "application/json;profile=\"\\\",\";q=0.1, text/plain;q=0.5 | text",
                "text/plain;\"a, application/json | text",
                ",,, application/json ,, | json",
                "application/jsonx | text"
            })
    void is_json_unless_text_is_liked_better(String accept, String form) {
        assertThat(Accept.prefersJson(List.of(accept)) ? "json" : "text").isEqualTo(form);
    }

    @Test
    void is_json_for_who_says_nothing() {
        assertThat(Accept.prefersJson(List.of())).isTrue();
    }

    /** Nobody needs that many: what is too long is not read. */
    @Test
    void is_json_for_who_says_too_much() {
        assertThat(Accept.prefersJson(List.of("text/plain" + ";".repeat(4096)))).isTrue();
        assertThat(Accept.prefersJson(Collections.nCopies(5000, "text/plain"))).isTrue();
        assertThat(Accept.prefersJson(List.of("text/plain" + ";".repeat(4000)))).isFalse();
    }

    @Test
    void may_be_said_in_several_lines() {
        assertThat(Accept.prefersJson(List.of("text/plain;q=0.1", "application/json")))
                .isTrue();
        assertThat(Accept.prefersJson(List.of("application/json;q=0.1", "text/plain")))
                .isFalse();
    }
}
