package io.github.entrafilter.localentra.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonBuilderTest {

    @Test
    void members_keep_their_order() {
        JsonBuilder json = JsonBuilder.object().with("z", 1).with("a", "two").withAll(Map.of("m", true));

        assertThat(json).hasToString("{\"z\":1,\"a\":\"two\",\"m\":true}");
    }

    @Test
    void later_value_replaces_the_earlier_one() {
        assertThat(JsonBuilder.object().with("a", 1).with("a", 2)).hasToString("{\"a\":2}");
    }

    @Test
    void null_is_written() {
        assertThat(JsonBuilder.object().with("a", null)).hasToString("{\"a\":null}");
    }

    @Test
    void builders_nest_in_members_and_lists() {
        JsonBuilder inner = JsonBuilder.object().with("b", 1);

        assertThat(JsonBuilder.object().with("a", inner).with("list", List.of(inner, List.of(inner), "x")))
                .hasToString("{\"a\":{\"b\":1},\"list\":[{\"b\":1},[{\"b\":1}],\"x\"]}");
    }

    @Test
    void strings_are_escaped() {
        assertThat(JsonBuilder.object().with("a\"b", "line\nbreak")).hasToString("{\"a\\\"b\":\"line\\nbreak\"}");
    }

    @Test
    void members_are_an_immutable_copy() {
        JsonBuilder json = JsonBuilder.object().with("a", 1);
        Map<String, Object> members = json.members();
        json.with("b", 2);

        assertThat(members).containsOnly(Map.entry("a", 1));
        assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
