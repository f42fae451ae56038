package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final String TOKEN = TestTokens.v2().text();
    private static final String HEADER = TOKEN.substring(0, TOKEN.indexOf('.'));
    private static final String CLAIMS = TOKEN.substring(TOKEN.indexOf('.') + 1, TOKEN.lastIndexOf('.'));
    private static final String SIGNATURE = TOKEN.substring(TOKEN.lastIndexOf('.') + 1);

    @Nested
    class Size {

        @Test
        void size_at_the_limit_is_looked_at() {
            assertThat(reasonFor("a".repeat(TestPolicy.MAX_BYTES))).isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void size_beyond_the_limit_is_not() {
            assertThat(reasonFor("a".repeat(TestPolicy.MAX_BYTES + 1))).isEqualTo(Reason.TOKEN_TOO_LARGE);
        }
    }

    @Nested
    class Parts {

        @ParameterizedTest
        @ValueSource(strings = {"", "a", ".", "a.b", "..", "...", "a.b.c.d", "a.b.c.d.e.f", "....."})
        void parts_other_than_three_are_no_jws(String token) {
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a.b.c.d.e", "....", "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d"})
        void parts_that_are_five_make_an_encrypted_token(String token) {
            assertThat(reasonFor(token)).isEqualTo(Reason.ENCRYPTED_TOKEN);
        }

        @Test
        void parts_that_are_empty_are_no_jws() {
            assertThat(reasonFor("." + CLAIMS + "." + SIGNATURE)).isEqualTo(Reason.NOT_A_JWS);
            assertThat(reasonFor(HEADER + ".." + SIGNATURE)).isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void parts_of_which_the_signature_is_empty_verify_nothing() {
            assertThat(reasonFor(HEADER + "." + CLAIMS + ".")).isEqualTo(Reason.BAD_SIGNATURE);
        }

        /** Some of these characters have two code units and become one byte: no position may be taken for another. */
        @ParameterizedTest
        @ValueSource(strings = {"\u20AC", "\uD83D\uDE00", "\uD83D"})
        void parts_of_another_alphabet_are_no_jws(String character) {
            String many = character.repeat(1000);
            assertThat(List.of(
                            many + HEADER + "." + CLAIMS + "." + SIGNATURE,
                            HEADER + "." + many + CLAIMS + "." + SIGNATURE,
                            HEADER + "." + CLAIMS + many + "." + SIGNATURE,
                            HEADER + "." + CLAIMS + "." + SIGNATURE + many))
                    .allSatisfy(token -> assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS));
        }

        @Test
        void parts_behind_an_honest_token_are_too_many() {
            assertThat(reasonFor(TOKEN + ".")).isEqualTo(Reason.NOT_A_JWS);
        }
    }

    /** One check sees many tokens, and reads a header that repeats only once. */
    @Nested
    class Headers {

        private final FormCheck check = new FormCheck(TestPolicy.MAX_BYTES);

        @ParameterizedTest
        @ValueSource(strings = {"", "e", "eyJh", "e30x"})
        void header_that_begins_another_or_goes_on_is_read_by_itself(String header) throws Exception {
            String longer = TestTokens.base64Url("{\"kid\":\"1\"}");
            assertThat(headerOf(longer)).isEqualTo(Map.of("kid", "1"));
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> headerOf(header));
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> headerOf(longer + header + "!"));
            assertThat(headerOf(longer)).isEqualTo(Map.of("kid", "1"));
        }

        @Test
        void headers_that_alternate_are_distinguished() throws Exception {
            for (String id : List.of("1", "2", "1", "1", "12", "2")) {
                assertThat(headerOf(TestTokens.base64Url("{\"kid\":\"" + id + "\"}")))
                        .isEqualTo(Map.of("kid", id));
            }
        }

        private Map<String, ?> headerOf(String header) throws RefusedException {
            return check.parse(new BearerToken(header + ".e30.AA")).header().members();
        }
    }

    /** RFC 7515, section 2: base64url without padding, line breaks, white space or other characters. */
    @Nested
    class Base64Url {

        static Stream<Arguments> spoilt() {
            return Stream.of(
                    arguments("padding of the header", HEADER + "=." + CLAIMS + "." + SIGNATURE),
                    arguments("padding of the claims", HEADER + "." + CLAIMS + "=." + SIGNATURE),
                    arguments("padding of the signature", TOKEN + "="),
                    arguments("more padding of the signature", TOKEN + "=="),
                    arguments("a blank", HEADER + " ." + CLAIMS + "." + SIGNATURE),
                    arguments("a line break", HEADER + "." + CLAIMS + "." + SIGNATURE + "\n"),
                    arguments("a tab within", HEADER + "." + CLAIMS + "." + SIGNATURE.replaceFirst("^.", "\t")),
                    arguments("the plus of plain base64", HEADER + "." + CLAIMS + "." + "+" + SIGNATURE.substring(1)),
                    arguments("the slash of plain base64", HEADER + "." + CLAIMS + "." + "/" + SIGNATURE.substring(1)),
                    arguments("a letter beyond ASCII", HEADER + "." + CLAIMS + "." + "\u00e9" + SIGNATURE.substring(1)),
                    arguments("a digit beyond ASCII", HEADER + "." + CLAIMS + "." + "\u0661" + SIGNATURE.substring(1)),
                    arguments("a lone character at the end", TOKEN.substring(0, TOKEN.length() - 1)),
                    arguments("a null character", TOKEN + "\0"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("spoilt")
        void base64Url_knows_no(String what, String token) {
            assertThat(reasonFor(token)).as(what).isEqualTo(Reason.NOT_A_JWS);
        }

        /** 256 bytes leave 4 bits of the last character unused: 16 spellings of one signature, of which one counts. */
        @Test
        void base64Url_has_one_spelling_only() {
            String spellings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            int last = spellings.indexOf(SIGNATURE.charAt(SIGNATURE.length() - 1));
            for (int stray = 1; stray < 16; stray++) {
                String spoilt = TOKEN.substring(0, TOKEN.length() - 1) + spellings.charAt(last + stray);
                assertThat(reasonFor(spoilt)).as("stray bits %d", stray).isEqualTo(Reason.NOT_A_JWS);
            }
        }
    }

    static Stream<String> noJsonObjects() {
        return Stream.of(
                "",
                " ",
                "[]",
                "[[\"alg\",\"RS256\"],[\"kid\",\"entra-1\"]]",
                "\"text\"",
                "1",
                "null",
                "true",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\"=1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":1/**/}",
                "{\"a\":1}#",
                "not JSON");
    }

    @Nested
    class Json {

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.token.FormCheckTest#noJsonObjects")
        void json_other_than_an_object_is_no_header(String json) {
            assertThat(reasonFor(TestTokens.v2().headerText(honest -> json))).isEqualTo(Reason.NOT_A_JWS);
        }

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.token.FormCheckTest#noJsonObjects")
        void json_other_than_an_object_is_no_payload(String json) {
            assertThat(reasonFor(TestTokens.v2().claimsText(honest -> json))).isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void json_with_text_behind_it_is_none() {
            assertThat(reasonFor(TestTokens.v2().claimsText(honest -> honest + "{}")))
                    .isEqualTo(Reason.NOT_A_JWS);
        }

        /** RFC 7515, section 4, and RFC 7519, section 4: who reads the other of the two reads another token. */
        @Test
        void json_with_a_claim_said_twice_is_none() {
            TestTokens token = TestTokens.v2().claimsText(honest -> "{\"aud\":\"another\"," + honest.substring(1));
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void json_with_a_header_parameter_said_twice_is_none() {
            TestTokens token = TestTokens.v2().headerText(honest -> "{\"alg\":\"none\"," + honest.substring(1));
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void json_with_a_name_said_twice_in_two_spellings_of_its_letters_is_none() {
            TestTokens token =
                    TestTokens.v2().claimsText(honest -> "{\"\\u0061ud\":\"another\"," + honest.substring(1));
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @ParameterizedTest
        @ValueSource(ints = {100, 1_000, 5_000})
        void json_that_nests_deeply_is_refused(int depth) {
            TestTokens token = TestTokens.v2()
                    .claim("aud", "another")
                    .claimsText(
                            honest -> "{\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + "," + honest.substring(1));
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @ParameterizedTest
        @ValueSource(ints = {100, 500, 1_500})
        void json_of_objects_that_nest_deeply_is_refused(int depth) {
            TestTokens token = TestTokens.v2()
                    .claim("aud", "another")
                    .claimsText(honest -> "{\"deep\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + ","
                            + honest.substring(1));
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e400",
                    "-1e400",
                    "1e99999999",
                    "60000000000000000000000000000000000000000000000000000000000000000"
                })
        void json_with_a_number_beyond_all_measure_is_refused(String number) {
            TestTokens token = TestTokens.v2()
                    .without("exp")
                    .claimsText(honest -> "{\"exp\":" + number + "," + honest.substring(1));
            assertThat(reasonFor(token)).isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void json_with_claims_of_later_days_is_read() {
            TestTokens token = TestTokens.v2()
                    .claimsText(
                            honest -> "{\"xms_new\":{\"a\":[1,2.5,null,true,{\"b\":\"c\"}]}," + honest.substring(1));
            assertThat(verdictOn(token)).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Nested
    class Utf8 {

        static Stream<Arguments> malformed() {
            return Stream.of(
                    arguments("a lone continuation byte", new byte[] {(byte) 0x80}),
                    arguments("a cut sequence", new byte[] {(byte) 0xC3}),
                    arguments("an overlong slash", new byte[] {(byte) 0xC0, (byte) 0xAF}),
                    arguments("a surrogate", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
                    arguments("a byte that never occurs", new byte[] {(byte) 0xFF}));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("malformed")
        void utf8_that_is_malformed_is_refused(String what, byte[] bytes) {
            byte[] before = "{\"name\":\"".getBytes(StandardCharsets.UTF_8);
            byte[] after = "\"}".getBytes(StandardCharsets.UTF_8);
            byte[] claims = new byte[before.length + bytes.length + after.length];
            System.arraycopy(before, 0, claims, 0, before.length);
            System.arraycopy(bytes, 0, claims, before.length, bytes.length);
            System.arraycopy(after, 0, claims, before.length + bytes.length, after.length);
            byte[] header = "{\"alg\":\"RS256\",\"kid\":\"entra-1\"}".getBytes(StandardCharsets.UTF_8);

            assertThat(reasonFor(TestTokens.v2().signed(header, claims)))
                    .as(what)
                    .isEqualTo(Reason.NOT_A_JWS);
        }

        @Test
        void utf8_beyond_ascii_is_read() {
            TestTokens token = TestTokens.v2().claim("app_displayname", "B\u00fccher \u65e5\u672c \ud83d\ude00");
            assertThat(Judging.callerOf(token).getClaim("app_displayname"))
                    .contains("B\u00fccher \u65e5\u672c \ud83d\ude00");
        }
    }

    @Nested
    class The_refusal {

        @ParameterizedTest
        @CsvSource({"a, 1 parts", "a.b, 2 parts", "a.b.c.d, 4 parts", "a.b.c.d.e.f, 6 parts"})
        void refusal_counts_the_parts(String token, String found) {
            Refusal refusal = refusalOf(verdictOn(token));
            assertThat(refusal.expected()).isEqualTo("3 parts");
            assertThat(refusal.actual()).isEqualTo(found);
        }
    }

    /** Strings end up in logs. */
    @Test
    void the_token_is_not_in_its_string() {
        assertThat(new BearerToken("secret")).hasToString("BearerToken[6 characters]");
    }
}
