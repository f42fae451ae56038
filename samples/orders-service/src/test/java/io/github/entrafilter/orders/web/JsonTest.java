package io.github.entrafilter.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void writes_objects_arrays_and_booleans_in_their_order() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", "orders-client");
        report.put("roles", List.of("admin", "consumer"));
        report.put("application", true);
        report.put("isUserInRole", Map.of());

        assertThat(Json.json(report))
                .isEqualTo("{\"name\":\"orders-client\",\"roles\":[\"admin\",\"consumer\"],\"application\":true,"
                        + "\"isUserInRole\":{}}");
    }

    @ParameterizedTest
    @CsvSource({"34, '\"\\\"\"'", "92, '\"\\\\\"'", "10, '\"\\u000a\"'", "0, '\"\\u0000\"'", "31, '\"\\u001f\"'"})
    void escapes_what_must_not_stand_in_a_string(int codePoint, String json) {
        assertThat(Json.json(Character.toString(codePoint))).isEqualTo(json);
    }

    @Test
    void escapes_the_names_of_members() {
        assertThat(Json.json(Map.of("a\"b", false))).isEqualTo("{\"a\\\"b\":false}");
    }

    @Test
    void leaves_every_other_character_as_it_is() {
        assertThat(Json.json("Grüße / \uD83C\uDF75")).isEqualTo("\"Grüße / \uD83C\uDF75\"");
    }
}
