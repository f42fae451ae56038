package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void json_is_sent_unless_plain_text_is_preferred(String accept, String form) {
        assertThat(Accept.prefersJson(List.of(accept)) ? "json" : "text").isEqualTo(form);
    }

    @Test
    void json_is_sent_without_an_accept_header() {
        assertThat(Accept.prefersJson(List.of())).isTrue();
    }

    /** No client needs that many: a header that is too long is not read. */
    @Test
    void json_is_sent_for_an_oversized_accept_header() {
        assertThat(Accept.prefersJson(List.of("text/plain" + ";".repeat(4096)))).isTrue();
        assertThat(Accept.prefersJson(Collections.nCopies(5000, "text/plain"))).isTrue();
        assertThat(Accept.prefersJson(List.of("text/plain" + ";".repeat(4000)))).isFalse();
    }

    @Test
    void accept_header_may_have_several_lines() {
        assertThat(Accept.prefersJson(List.of("text/plain;q=0.1", "application/json")))
                .isTrue();
        assertThat(Accept.prefersJson(List.of("application/json;q=0.1", "text/plain")))
                .isFalse();
    }

    /**
     * RFC 9110, section 12.4.2: at most 1, and at most three decimals. A malformed weight counts as missing, which is
     * 1.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=0 | 0",
                "q=0. | 0",
                "q=0.0 | 0",
                "q=0.001 | 1",
                "q=0.01 | 10",
                "q=0.1 | 100",
                "q=0.10 | 100",
                "q=0.999 | 999",
                "q=1 | 1000",
                "q=1. | 1000",
                "q=1.0 | 1000",
                "q=1.000 | 1000",
                "Q=0.5 | 500",
                "q=1.001 | 1000",
                "q=1.5 | 1000",
                "q=1.999 | 1000",
                "q=2 | 1000",
                "q=9 | 1000",
                "q=/ | 1000",
                "q=05 | 1000",
                "q=0.1234 | 1000",
                "q=0./ | 1000",
                "q=0.: | 1000",
                "q=0.5x | 1000",
                "q=0.-1 | 1000",
                "q= | 1000",
                "q | 1000",
                "q:0.5 | 1000",
                "r=0.5 | 1000",
                "qq=0.5 | 1000"
            })
    void weight_is_read_in_thousandths(String parameter, int thousandths) {
        assertThat(isPreferredTo(thousandths, parameter)).isEqualTo(thousandths > 0);
        assertThat(isPreferredTo(thousandths + 1, parameter)).isEqualTo(thousandths == 1000);
        // A text that weighed more than 1 would be preferred to JSON of full weight.
        assertThat(Accept.prefersJson(List.of("application/json, text/plain;" + parameter)))
                .isTrue();
    }

    /** JSON with this parameter, to a text of this weight, which cannot be more than 1. */
    private static boolean isPreferredTo(int weightOfText, String parameter) {
        String weight = weightOfText < 1000 ? "0.%03d".formatted(weightOfText) : "1";
        return Accept.prefersJson(List.of("application/json;" + parameter + ", text/plain;q=" + weight));
    }

    /** Names of the same length as one that is known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/jsom",
                "bpplication/json",
                "application_json",
                "application/problem+jsom",
                "application/problem-json",
                "application/+",
                "APPLICATION\u000FJSON",
                "*/+",
                "+/*",
                "*.*"
            })
    void similar_media_type_is_not_accepted_as_json(String type) {
        assertThat(Accept.prefersJson(List.of(type))).isFalse();
        assertThat(Accept.prefersJson(List.of("application/json;q=0.5, " + type + ";q=0.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plaim", "uext/plain", "text_plain", "text/+", "TEXT\u000FPLAIN"})
    void similar_media_type_is_not_preferred_as_plain_text(String type) {
        assertThat(Accept.prefersJson(List.of("application/json;q=0.5, " + type)))
                .isTrue();
    }

    /** Each line counts with a separator of its own. */
    @ParameterizedTest
    @CsvSource({"1, 4095, false", "1, 4096, true", "2, 4095, true", "2, 2047, false", "2, 2048, true"})
    void header_over_4096_characters_is_not_read(int lines, int length, boolean json) {
        String line = "text/plain" + " ".repeat(length - "text/plain".length());
        assertThat(Accept.prefersJson(Collections.nCopies(lines, line))).isEqualTo(json);
    }

    /** The same by another way: split where RFC 9110, section 5.6, separates, and compare strings. */
    @Test
    void random_accept_headers_are_read_by_the_grammar() {
        Random random = new Random(4711);
        for (int round = 0; round < 20_000; round++) {
            String header = IntStream.range(0, random.nextInt(4))
                    .mapToObj(range -> randomRange(random))
                    .collect(Collectors.joining(","));
            assertThat(Accept.prefersJson(List.of(header))).as(header).isEqualTo(prefersJson(header));
        }
    }

    private static String randomRange(Random random) {
        StringBuilder range = new StringBuilder(oneOf(
                random,
                "application/json",
                "application/problem+json",
                "application/*",
                "text/plain",
                "TEXT/*",
                "*/*",
                "x"));
        for (int i = random.nextInt(3); i > 0; i--) {
            range.append(oneOf(random, ";", "; ", " ;\t"))
                    .append(oneOf(
                            random,
                            "q=0",
                            "q=0.5",
                            "q=0.25",
                            "Q=1",
                            "q=1.7",
                            "q=0.1234",
                            "q=0.x",
                            "a=b",
                            "",
                            "a=\",;\""));
        }
        return range.append(oneOf(random, "", "", "", " ", "\"", "\\", "\"\\\"\""))
                .toString();
    }

    private static String oneOf(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static boolean prefersJson(String header) {
        Map<String, Integer> weights = new HashMap<>();
        for (String range : split(header, ',')) {
            List<String> parameters = split(range, ';');
            String type = trimmed(parameters.get(0)).toLowerCase(Locale.ROOT);
            String group = type.matches("application/(problem[+]json|json|[*])")
                    ? "json"
                    : type.matches("text/(plain|[*])") ? "text" : type;
            int weight = parameters.subList(1, parameters.size()).stream()
                    .map(AcceptTest::trimmed)
                    .filter(parameter -> parameter.matches("[qQ]=(0([.][0-9]{0,3})?|1([.]0{0,3})?)"))
                    .map(parameter -> new BigDecimal(parameter.substring(2))
                            .movePointRight(3)
                            .intValueExact())
                    .findFirst()
                    .orElse(1000);
            if (group.equals("*/*")) {
                weights.put(group, weight);
            } else {
                weights.merge(group, weight, Math::max);
            }
        }
        int anything = weights.getOrDefault("*/*", 0);
        int json = weights.getOrDefault("json", anything);
        return json > 0 && json >= weights.getOrDefault("text", anything);
    }

    /** White space of HTTP is a space or a tab: RFC 9110, section 5.6.3. */
    private static String trimmed(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                part.append(c);
                i++;
                part.append(text.charAt(i));
            } else if (c == separator && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                quoted ^= c == '"';
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
