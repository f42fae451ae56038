package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JAX-RS 3.1, sections 3.4 and 3.7.3. */
class PathTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders              | orders        | true",
                "/orders/            | orders        | true",
                "orders              | orders/1      | false",
                "orders              | order         | false",
                "{id}                | 1             | true",
                "{id}                | 1/2           | false",
                "{id}                | ''            | false",
                "{ id }              | %20           | true",
                "orders/{id}/items   | orders/1/items| true",
                "orders/{id}/items   | orders//items | false",
                "{id: [0-9]+}        | 12            | true",
                "{id: [0-9]+}        | ab            | false",
                "{code:[A-Z]{3}}     | ABC           | true",
                "{code:[A-Z]{3}}     | ABCD          | false",
                "{rest: .*}/end      | a/b/end       | true",
                "{a}-{b}             | 1-2           | true",
                "v1.0                | v1x0          | false",
                "''                  | ''            | true",
                "/                   | ''            | true",
            })
    void path_template_matches(String template, String path, boolean matches) {
        assertThat(PathTemplate.of(template).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"orders | 6", "/orders/ | 6", "{id} | 0", "orders/{id} | 7", "{id: [0-9]+}/x | 2", "'' | 0"})
    void literal_characters_are_counted(String template, int count) {
        assertThat(PathTemplate.of(template).literalCharacters()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{id", "a/{b:{c}", "{"})
    void open_brace_is_an_error(String template) {
        assertThatThrownBy(() -> PathTemplate.of(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
