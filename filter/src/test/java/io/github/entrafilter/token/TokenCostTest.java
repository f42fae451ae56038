package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.entrafilter.AllocatedBytes;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody may send a token: what it costs to refuse it grows with its length, and not faster. */
class TokenCostTest {

    private static final int CHARACTERS = 100_000;

    private static final int MAX_BYTES_PER_CHARACTER = 64;

    private static final TokenJudge JUDGE = new TokenJudge(
            TestPolicy.byDefault().with("max-token-bytes", "1048576").settings());

    /** Texts of about so many characters. */
    static Stream<Arguments> texts() {
        return Stream.of(
                text("a long string", size -> "{\"a\":\"" + "x".repeat(size) + "\"}"),
                text("a long name", size -> "{\"" + "x".repeat(size) + "\":1}"),
                text("escapes", size -> "{\"a\":\"" + "\\n".repeat(size / 2) + "\"}"),
                text("Unicode escapes", size -> "{\"a\":\"" + "\\ud83d\\ude00".repeat(size / 12) + "\"}"),
                text("escapes among others", size -> "{\"a\":\"" + "x\\n".repeat(size / 3) + "\"}"),
                text("foreign characters among others", size -> "{\"a\":\"" + "éx\\n".repeat(size / 5) + "\"}"),
                text("strings with escapes", size -> "{\"a\":[1" + ",\"\\n\"".repeat(size / 5) + "]}"),
                text("foreign characters", size -> "{\"a\":\"" + "é".repeat(size / 2) + "\"}"),
                text("white space", size -> "{" + " ".repeat(size) + "}"),
                text("many members", size -> members(size / 12, i -> "\"m%05d\":%d".formatted(i, i % 10))),
                text("members of one hash", size -> members(size / 36, TokenCostTest::collidingMember)),
                text("scopes of one hash", size -> "{\"scp\":\"" + words(size / 31) + "\"}"),
                text("a repeated member", size -> members(size / 6, i -> "\"a\":1")),
                text("many numbers", size -> "{\"a\":[1" + ",1".repeat(size / 2) + "]}"),
                text("many fractions", size -> "{\"a\":[0.5" + ",1.25e-300".repeat(size / 10) + "]}"),
                text("a long number", size -> "{\"a\":" + "9".repeat(size) + "}"),
                text("many objects", size -> "{\"a\":[{}" + ",{}".repeat(size / 3) + "]}"),
                text("many lists", size -> "{\"a\":[[]" + ",[[]]".repeat(size / 5) + "]}"),
                text("deep objects", size -> "{\"a\":".repeat(size / 5)),
                text("deep lists", size -> "{\"a\":" + "[".repeat(size)),
                text("an open string", size -> "{\"a\":\"" + "\\\"".repeat(size / 2)),
                text("nulls", size -> "{\"a\":[null" + ",null".repeat(size / 5) + "]}"),
                text("something behind it", size -> "{}" + "}".repeat(size)));
    }

    private static Arguments text(String what, IntFunction<String> ofSize) {
        return argumentSet(what, ofSize);
    }

    private static String members(int count, IntFunction<String> member) {
        return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(TokenCostTest::collidingWord).collect(Collectors.joining(" "));
    }

    private static String collidingMember(int number) {
        return "\"" + collidingWord(number) + "\":1";
    }

    /** In Java, "Aa" and "BB" have the same hash. */
    private static String collidingWord(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void header_costs_by_its_length(IntFunction<String> ofSize) {
        String claims = TestTokens.v2().text().split("\\.", -1)[1];
        requireLinear(size -> TestTokens.base64Url(ofSize.apply(size)) + "." + claims + ".AAAA");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void claims_cost_by_their_length(IntFunction<String> ofSize) {
        String header = TestTokens.v2().text().split("\\.", -1)[0];
        requireLinear(size -> header + "." + TestTokens.base64Url(ofSize.apply(size)) + ".AAAA");
    }

    /** What stands in the place of honest claims, and is read by the checks before the signature. */
    @ParameterizedTest
    @MethodSource("claims")
    void claim_costs_by_its_length(String claim) {
        requireLinear(size -> {
            String text = TestTokens.v2().claim(claim, "x".repeat(size)).text();
            return text.substring(0, text.lastIndexOf('.')) + ".AAAA";
        });
    }

    static Stream<String> claims() {
        return Stream.of(
                "aud",
                "iss",
                "tid",
                "ver",
                "oid",
                "azp",
                "sub",
                "scp",
                "roles",
                "exp",
                "nbf",
                "iat",
                "cnf",
                "uti",
                "idtyp",
                "xms_idrel",
                "xms_sub_fct",
                "xms_act_fct",
                "xms_par_app_azp");
    }

    static Stream<Arguments> noTokens() {
        return Stream.of(
                text("dots", ".."::repeat),
                text("no dot", "a"::repeat),
                text("no base64", "*"::repeat),
                text("padding", size -> "e30.e30." + "=".repeat(size)),
                text("a long signature", size -> TestTokens.v2().text() + "A".repeat(size)),
                text("foreign characters", size -> "e30.e30." + "é".repeat(size)));
    }

    @ParameterizedTest
    @MethodSource("noTokens")
    void what_is_no_token_costs_by_its_length(IntFunction<String> ofSize) {
        requireLinear(ofSize);
    }

    /** The limit comes before everything else. */
    @ParameterizedTest
    @MethodSource("noTokens")
    void what_is_too_long_costs_nothing(IntFunction<String> ofSize) {
        String tooLong = ofSize.apply(2_000_000);
        AllocatedBytes.requireLinear(1, 10_000, size -> () -> judge(tooLong));
    }

    private static void requireLinear(IntFunction<String> ofSize) {
        AllocatedBytes.requireLinear(CHARACTERS, MAX_BYTES_PER_CHARACTER, size -> {
            String token = ofSize.apply(size);
            return () -> judge(token);
        });
    }

    private static void judge(String token) {
        if (JUDGE.judge(new BearerToken(token), Judging.PUBLISHED, TestTokens.NOW) instanceof Verdict.Accepted) {
            fail("accepted");
        }
    }
}
