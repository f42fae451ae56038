package io.github.entrafilter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8259, read strictly. */
class JsonReaderTest {

    private static Map<String, @Nullable Object> parsed(String json) throws JsonException {
        return JsonReader.read(json);
    }

    /** The value of a member, whether its name is one of Entra's or not. */
    private static @Nullable Object value(String json) throws JsonException {
        Map<String, @Nullable Object> members = parsed("{\"a\":" + json + ",\"aud\":" + json + "}");
        assertThat(members.get("aud")).isEqualTo(members.get("a"));
        return members.getOrDefault("a", "no member a");
    }

    private static void assertRefused(String json) {
        for (String named : List.of(json, json.replace("\"a\"", "\"aud\""))) {
            assertThatThrownBy(() -> parsed(named)).as(named).isInstanceOf(JsonException.class);
        }
    }

    @Nested
    class White_space {

        @ParameterizedTest
        @ValueSource(strings = {" ", "\t", "\n", "\r", " \t\n\r "})
        void white_space_may_stand_between_any_two_tokens(String space) throws JsonException {
            List<String> tokens =
                    List.of("{", "\"a\"", ":", "[", "1", ",", "2", "]", ",", "\"b\"", ":", "{", "}", ",", "\"c\"", ":");

            String json = space + String.join(space, tokens) + space + "[" + space + "]" + space + "}" + space;

            assertThat(parsed(json)).isEqualTo(Map.of("a", List.of(1L, 2L), "b", Map.of(), "c", List.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u000B", "\f", "\u00A0", "\u2028", "\uFEFF", "/**/"})
        void white_space_is_nothing_else(String space) {
            assertRefused("{" + space + "}");
        }
    }

    @Nested
    class A_value {

        static Stream<Arguments> values() {
            return Stream.of(
                    arguments("true", true),
                    arguments("false", false),
                    arguments("null", null),
                    arguments("\"\"", ""),
                    arguments("\"text\"", "text"),
                    arguments("\"!~\u007F\"", "!~\u007F"),
                    arguments("\"\u00E4\u20AC\uD83D\uDE00\"", "\u00E4\u20AC\uD83D\uDE00"),
                    arguments("[]", List.of()),
                    arguments("[[],{}]", List.of(List.of(), Map.of())),
                    arguments("{\"b\":{\"c\":1}}", Map.of("b", Map.of("c", 1L))));
        }

        @ParameterizedTest
        @MethodSource("values")
        void value_is_read_as_what_it_is(String json, @Nullable Object value) throws JsonException {
            assertThat(value(json)).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "tru",
                    "truE",
                    "trueX",
                    "falsey",
                    "nul",
                    "nulll",
                    "True",
                    "undefined",
                    "NaN",
                    "Infinity",
                    "'a'",
                    "\"a",
                    "[1",
                    "[1,]",
                    "[,1]",
                    "[1 2]",
                    "[1}",
                    "{\"b\"}",
                    "{\"b\":}",
                    "{\"b\":1,}",
                    "{,}",
                    "{b:1}",
                    "{\"b\" 1}",
                    "1 1",
                    ":"
                })
        void value_of_another_form_is_refused(String json) {
            assertRefused("{\"a\":" + json + "}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "}", "[]", "\"a\"", "null", "{}{}", "{}x", "{\"a\":t", "{\"a\":nul"})
        void value_that_is_no_object_is_no_claims(String json) {
            assertRefused(json);
        }

        @Test
        void value_may_nest_as_deep_as_sixteen_levels() throws JsonException {
            assertThat(value("[".repeat(14) + "1" + "]".repeat(14))).isInstanceOf(List.class);
            assertRefused("{\"a\":" + "[".repeat(15) + "1" + "]".repeat(15) + "}");
        }

        @Test
        void value_cannot_be_said_twice() {
            assertRefused("{\"a\":1,\"b\":{\"c\":1,\"c\":1}}");
        }
    }

    /**
     * Names of Entra's claims are stored in another way than other names, and strings are decoded when they are read.
     */
    @Nested
    class A_member {

        @ParameterizedTest
        @ValueSource(strings = {"aud", "xms_par_app_azp", "a", "AUD", "audience", "ad", "", "\u00E4ud"})
        void member_is_found_by_its_name_alone(String name) throws JsonException {
            Map<String, @Nullable Object> members = parsed("{\"" + name + "\":\"text\",\"other\":1,\"sub\":2}");

            assertThat(members.get(name)).isEqualTo("text").isEqualTo(members.get(name));
            assertThat(members).hasSize(3).containsKeys(name, "other", "sub").doesNotContainKeys("iss", "x");
            assertThat(members.get("iss")).isNull();
            assertThat(members.get("x")).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"aud", "a"})
        void member_may_be_null_and_is_there(String name) throws JsonException {
            Map<String, @Nullable Object> members = parsed("{\"" + name + "\":null}");

            assertThat(members).containsKey(name).hasSize(1);
            assertThat(members.get(name)).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"%1$s\":1,\"%1$s\":1",
                    "\"%1$s\":\"x\",\"%1$s\":\"x\"",
                    "\"%1$s\":null,\"%1$s\":null",
                    "\"%1$s\":\"x\",\"b\":2,\"%1$s\":\"\\n\"",
                    "\"%1$s\":\"x\",\"\\u0061%2$s\":\"x\"",
                    "\"\\u0061%2$s\":1,\"%1$s\":\"x\""
                })
        void member_cannot_be_said_twice_in_any_spelling(String members) {
            for (String name : List.of("aud", "a")) {
                String json = "{" + members.formatted(name, name.substring(1)) + "}";
                assertThatThrownBy(() -> parsed(json)).as(json).isInstanceOf(JsonException.class);
            }
        }

        @Test
        void members_are_listed_like_those_of_any_map() throws JsonException {
            assertThat(parsed("{\"aud\":\"x\",\"a\":\"y\",\"exp\":1,\"roles\":[\"r\"],\"sub\":\"\\n\"}"))
                    .isEqualTo(Map.of("aud", "x", "a", "y", "exp", 1L, "roles", List.of("r"), "sub", "\n"));
        }

        @Test
        void members_cannot_be_changed() throws JsonException {
            Map<String, @Nullable Object> members = parsed("{\"aud\":\"x\",\"a\":1}");

            assertThatThrownBy(() -> members.put("aud", "y")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> members.entrySet().iterator().next().setValue("y"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void each_known_name_has_a_place_of_its_own() {
            assertThat(IntStream.range(0, MemberNames.COUNT))
                    .allSatisfy(index -> assertThat(MemberNames.indexOf(MemberNames.at(index)))
                            .isEqualTo(index));
        }
    }

    /** Names that have one hash code by the thousand: a look at each of the others for each would take minutes. */
    @Test
    @Timeout(20)
    void names_that_collide_are_read_like_others() throws JsonException {
        int names = 1 << 18;
        String json = IntStream.range(0, names)
                .mapToObj(number -> Integer.toBinaryString(names + number).substring(1))
                .map(digits -> "\"" + digits.replace("0", "Aa").replace("1", "BB") + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(parsed(json)).hasSize(names);
    }

    /** The first escape or foreign character may stand anywhere: what precedes it is not lost. */
    @Nested
    class A_string {

        private static final String PLAIN = " !#$[]^_`abcxyzABCXYZ019~\u007F.-";

        static IntStream lengths() {
            return IntStream.rangeClosed(0, PLAIN.length());
        }

        @ParameterizedTest
        @MethodSource("lengths")
        void string_may_have_any_length(int length) throws JsonException {
            String text = PLAIN.substring(0, length);
            assertThat(value("\"" + text + "\"")).isEqualTo(text);
            assertThat(parsed("{\"" + text + "\":1}")).isEqualTo(Map.of(text, 1L));
        }

        @ParameterizedTest
        @MethodSource("lengths")
        void string_may_have_an_escape_or_another_alphabet_anywhere(int before) throws JsonException {
            String start = PLAIN.substring(0, before);
            String end = PLAIN.substring(before);
            assertThat(value("\"" + start + "\\n" + end + "\"")).isEqualTo(start + "\n" + end);
            assertThat(value("\"" + start + "\u00E9\u20AC" + end + "\"")).isEqualTo(start + "\u00E9\u20AC" + end);
        }

        @ParameterizedTest
        @MethodSource("lengths")
        void string_has_no_control_character_anywhere(int before) {
            assertRefused("{\"a\":\"" + PLAIN.substring(0, before) + "\u001F" + PLAIN.substring(before) + "\"}");
        }

        @ParameterizedTest
        @MethodSource("lengths")
        void string_has_an_end(int length) {
            assertRefused("{\"a\":\"" + PLAIN.substring(0, length));
        }
    }

    @Nested
    class An_escape {

        static Stream<Arguments> escapes() {
            return Stream.of(
                    arguments("\\\"", "\""),
                    arguments("\\\\", "\\"),
                    arguments("\\/", "/"),
                    arguments("\\b", "\b"),
                    arguments("\\f", "\f"),
                    arguments("\\n", "\n"),
                    arguments("\\r", "\r"),
                    arguments("\\t", "\t"),
                    arguments("\\u0000", "\0"),
                    arguments("\\u00e4", "\u00E4"),
                    arguments("\\u20AC", "\u20AC"),
                    arguments("\\uFFFF", "\uFFFF"),
                    arguments("\\ud83d\\ude00", "\uD83D\uDE00"),
                    arguments("\\ud83d\\ude00\\ud83d\\ude00", "\uD83D\uDE00\uD83D\uDE00"));
        }

        @ParameterizedTest
        @MethodSource("escapes")
        void escape_stands_for_its_character(String escape, String character) throws JsonException {
            assertThat(value("\"" + escape + "\"")).isEqualTo(character);
        }

        @ParameterizedTest
        @MethodSource("escapes")
        void escape_may_stand_between_other_characters(String escape, String character) throws JsonException {
            assertThat(value("\"\u00E4 " + escape + " ~\"")).isEqualTo("\u00E4 " + character + " ~");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\\",
                    "\\x",
                    "\\u",
                    "\\u12",
                    "\\u123",
                    "\\u12g4",
                    "\\u-123",
                    "\\u 123",
                    "\\u\u00B212",
                    "\\U0041",
                    "\\ud83d",
                    "\\ude00",
                    "\\ude00\\ud83d",
                    "\\ud83d\\ud83d\\ude00",
                    "\\ud83dx\\ude00",
                    "x\\ud83d"
                })
        void escape_of_another_form_is_refused(String escape) {
            assertRefused("{\"a\":\"" + escape + "\"}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\0", "\t", "\n", "\u001F"})
        void escape_must_be_written_for_a_control_character(String control) {
            assertRefused("{\"a\":\"" + control + "\"}");
            assertRefused("{\"a\":\"\\n" + control + "\"}");
        }
    }

    @Nested
    class A_number {

        static Stream<Arguments> numbers() {
            return Stream.of(
                    arguments("0", 0L),
                    arguments("-0", 0L),
                    arguments("7", 7L),
                    arguments("1772366400", 1772366400L),
                    arguments("-1772366400", -1772366400L),
                    arguments("999999999999999999", 999999999999999999L),
                    arguments("-999999999999999999", -999999999999999999L),
                    arguments("1000000000000000000", 1e18),
                    arguments("-1000000000000000000", -1e18),
                    arguments("0.5", 0.5),
                    arguments("-0.5", -0.5),
                    arguments("10.25", 10.25),
                    arguments("1e3", 1000.0),
                    arguments("1E3", 1000.0),
                    arguments("1e+3", 1000.0),
                    arguments("1e-3", 0.001),
                    arguments("1.5e2", 150.0),
                    arguments("1" + "0".repeat(63), 1e63));
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void number_is_whole_or_a_fraction(String json, Object number) throws JsonException {
            assertThat(value(json)).isEqualTo(number);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-", "+1", "01", "-01", "00", ".5", "1.", "1.e3", "1e", "1e+", "1e-", "0x1", "1_0", "1L", "1e999"
                })
        void number_of_another_form_is_refused(String json) {
            assertRefused("{\"a\":" + json + "}");
        }

        @Test
        void number_has_at_most_64_characters() {
            assertRefused("{\"a\":1" + "0".repeat(64) + "}");
        }
    }
}
