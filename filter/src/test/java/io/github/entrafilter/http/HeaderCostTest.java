package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.entrafilter.AllocatedBytes;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody may send a header: what it costs grows with its length, and not faster. */
class HeaderCostTest {

    private static final double MAX_GROWTH = 2.5;

    /** Twice of it is still read: so the limit does not hide the growth. */
    private static final int CHARACTERS = 2000;

    private static final int MAX_READS_PER_CHARACTER = 12;

    private static final int MAX_BYTES_PER_CHARACTER = 8;

    /** A text that counts how often its characters are read. */
    private static final class CountingText implements CharSequence {

        private final String text;
        private long reads;

        private CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            reads += text.length();
            return text;
        }
    }

    static Stream<Arguments> accept() {
        return Stream.of(
                header("semicolons", size -> "*/*" + ";".repeat(size)),
                header("commas", ","::repeat),
                header("white space", " "::repeat),
                header("white space in front of weights", size -> "*/*" + (";" + " ".repeat(50)).repeat(size / 51)),
                header("white space behind types", size -> ("text/plain" + " ".repeat(50) + ",").repeat(size / 61)),
                header("malformed weights", size -> "*/*" + ";q=0.1234".repeat(size / 9)),
                header("weights that are nearly right", size -> "*/*" + ";q=0.12x".repeat(size / 8)),
                header("media types", size -> "application/json;q=0.1,".repeat(size / 23)),
                header("types that are nearly right", size -> "application/problem+jsom,".repeat(size / 25)),
                header("quotes", "\""::repeat),
                header("open quotes", size -> "*/*;a=\"" + ",".repeat(size)),
                header("escapes in quotes", size -> "*/*;a=\"" + "\\\"".repeat(size / 2)),
                header("a long type", "a"::repeat));
    }

    @ParameterizedTest
    @MethodSource("accept")
    void accept_header_is_read_in_linear_time(IntFunction<String> ofSize) {
        long once = readsOfAccept(ofSize.apply(CHARACTERS));
        long twice = readsOfAccept(ofSize.apply(2 * CHARACTERS));
        assertThat(once).isLessThanOrEqualTo((long) CHARACTERS * MAX_READS_PER_CHARACTER);
        assertThat(twice).isLessThanOrEqualTo((long) (MAX_GROWTH * once));
    }

    @ParameterizedTest
    @MethodSource("accept")
    void accept_header_is_read_without_allocation(IntFunction<String> ofSize) {
        AllocatedBytes.requireLinear(CHARACTERS, 1, size -> {
            List<String> lines = List.of(ofSize.apply(size));
            return () -> Accept.prefersJson(lines);
        });
    }

    @ParameterizedTest
    @MethodSource("accept")
    void oversized_accept_header_is_not_read(IntFunction<String> ofSize) {
        assertThat(readsOfAccept(ofSize.apply(1_000_000))).isZero();
    }

    private static long readsOfAccept(String header) {
        CountingText text = new CountingText(header);
        boolean unused = Accept.prefersJson(List.of(text));
        return text.reads;
    }

    static Stream<Arguments> authorization() {
        return Stream.of(
                header("a token", size -> "Bearer " + "a".repeat(size)),
                header("a token and something behind it", size -> "Bearer " + "a".repeat(size) + "*"),
                header("spaces", size -> "Bearer" + " ".repeat(size)),
                header("padding", size -> "Bearer " + "=".repeat(size)),
                header("commas", size -> "Basic " + ",".repeat(size)),
                header("commas and white space", size -> "Basic " + ", ".repeat(size / 2)),
                header("a comma and white space", size -> "Basic ," + " \t".repeat(size / 2) + "x"),
                header(
                        "commas and much white space",
                        size -> "Basic " + ("," + " ".repeat(99)).repeat(size / 100) + "x"),
                header("other schemes", size -> "Basic " + ", bearers".repeat(size / 9)),
                header("white space alone", " "::repeat));
    }

    private static final int LONG = 100_000;

    @ParameterizedTest
    @MethodSource("authorization")
    void authorization_header_is_read_in_linear_time(IntFunction<String> ofSize) {
        AllocatedBytes.requireLinear(LONG, MAX_BYTES_PER_CHARACTER, size -> {
            List<String> values = List.of(ofSize.apply(size));
            return () -> {
                if (Credentials.in(values) instanceof Credentials.Bearer bearer
                        && bearer.token().isEmpty()) {
                    Credentials.Unusable unused = bearer.malformed();
                }
            };
        });
    }

    /** Where regular expressions go back, they read more than once. */
    @ParameterizedTest
    @MethodSource("authorization")
    void second_credential_is_searched_in_linear_time(IntFunction<String> ofSize) {
        long once = readsOfSearch(ofSize.apply(LONG));
        long twice = readsOfSearch(ofSize.apply(2 * LONG));
        assertThat(once).isLessThanOrEqualTo((long) LONG * MAX_READS_PER_CHARACTER);
        assertThat(twice).isLessThanOrEqualTo((long) (MAX_GROWTH * once));
    }

    private static long readsOfSearch(String header) {
        CountingText text = new CountingText(header);
        Matcher matcher = Credentials.TOKEN_BEHIND_ANOTHER.matcher(text);
        assertThat(matcher.find()).isFalse();
        return text.reads;
    }

    private static Arguments header(String what, IntFunction<String> ofSize) {
        return argumentSet(what, ofSize);
    }
}
