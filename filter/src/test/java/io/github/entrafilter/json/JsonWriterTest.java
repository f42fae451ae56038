package io.github.entrafilter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("text", "\"text\""),
                arguments("", "\"\""),
                arguments(" !~", "\" !~\""),
                arguments("\"\\/", "\"\\\"\\\\/\""),
                arguments("\0\t\n\u001F\u007F\u009B", "\"\\u0000\\u0009\\u000a\\u001f\\u007f\\u009b\""),
                arguments("\u00E4\u20AC\uD83D\uDE00", "\"\\u00e4\\u20ac\\ud83d\\ude00\""),
                arguments(401, "401"),
                arguments(-5L, "-5"),
                arguments(0.5, "0.5"),
                arguments(true, "true"),
                arguments(null, "null"),
                arguments(List.of(), "[]"),
                arguments(List.of(1), "[1]"),
                arguments(Arrays.asList(1, null, List.of("a")), "[1,null,[\"a\"]]"),
                arguments(Map.of(), "{}"),
                arguments(new TreeMap<>(Map.of("b", 2, "a", Map.of())), "{\"a\":{},\"b\":2}"),
                arguments(URI.create("https://a.example/b"), "\"https://a.example/b\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_is_written_by_its_type(@Nullable Object value, String json) {
        assertThat(JsonWriter.write(Collections.singletonMap("a", value))).isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void members_are_written_in_the_order_of_the_map() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", 401);
        members.put("reason", "no_token");
        members.put("a\"b", List.of("x", "y"));

        assertThat(JsonWriter.write(members))
                .isEqualTo("{\"status\":401,\"reason\":\"no_token\",\"a\\\"b\":[\"x\",\"y\"]}");
        assertThat(JsonWriter.write(Map.of())).isEqualTo("{}");
    }

    @Test
    void written_object_is_read_as_it_was() throws JsonException {
        Map<String, Object> members = Map.of(
                "tricky", "\"\\\b\f\n\r\t\0\u007F\u2028\uFFFF\uD83D\uDE00",
                "numbers", List.of(0L, -1L, 1772366400L, 999999999999999999L, 1e300, 0.1),
                "nested", Map.of("list", List.of(Map.of(), List.of(), true, false)));

        assertThat(JsonReader.read(JsonWriter.write(members))).isEqualTo(members);
    }
}
