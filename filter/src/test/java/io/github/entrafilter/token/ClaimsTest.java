package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each claim that is read, in each type that it must not have. */
class ClaimsTest {

    private static final List<String> V1_TEXTS = List.of("ver", "tid", "aud", "iss", "oid", "appid");
    private static final List<String> V2_TEXTS =
            List.of("ver", "tid", "aud", "iss", "oid", "azp", "sub", "idtyp", "scp");

    private static Stream<@Nullable Object> noText() {
        return Stream.of(1, 1.5, true, List.of("1.0"), Map.of("a", "b"), null);
    }

    static Stream<Arguments> texts_of_other_types() {
        return Stream.concat(
                V1_TEXTS.stream()
                        .flatMap(claim -> noText().map(value ->
                                arguments("v1.0 " + claim, TestTokens.v1().claim(claim, value), claim))),
                V2_TEXTS.stream()
                        .flatMap(claim -> noText().map(value ->
                                arguments("v2.0 " + claim, TestTokens.v2().claim(claim, value), claim))));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("texts_of_other_types")
    void a_text_of_another_type_is_no_absence(String what, TestTokens token, String claim) {
        Refusal refusal = refusalOf(verdictOn(token));
        assertThat(refusal.reason()).as(what).isEqualTo(Reason.CLAIM_MALFORMED);
        assertThat(refusal.expected()).contains(claim);
    }

    static Stream<Arguments> times_of_other_types() {
        return Stream.of("exp", "iat", "nbf")
                .flatMap(claim -> Stream.<@Nullable Object>of(
                                "1772366400", "tomorrow", true, List.of(1772366400), Map.of("a", 1), null, 1e17, -1e17)
                        .map(value -> arguments(claim, value)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("times_of_other_types")
    void a_time_of_another_type_is_no_absence(String claim, @Nullable Object value) {
        Refusal refusal = refusalOf(verdictOn(TestTokens.v2().claim(claim, value)));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MALFORMED);
        assertThat(refusal.expected()).contains(claim);
    }

    static Stream<@Nullable Object> no_roles() {
        return Stream.of(
                "consumer",
                1,
                true,
                Map.of("consumer", true),
                null,
                List.of(1),
                List.of("consumer", 1),
                Arrays.asList("consumer", null),
                List.of(List.of("consumer")));
    }

    @ParameterizedTest
    @MethodSource("no_roles")
    void roles_of_another_type_are_no_absence(@Nullable Object value) {
        Refusal refusal = refusalOf(verdictOn(TestTokens.v2().claim("roles", value)));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MALFORMED);
        assertThat(refusal.expected()).contains("roles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"typ", "alg", "kid"})
    void a_header_parameter_of_another_type_is_no_absence(String parameter) {
        Refusal refusal = refusalOf(verdictOn(TestTokens.v2().header(parameter, List.of("RS256"))));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MALFORMED);
        assertThat(refusal.expected()).contains(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"typ", "alg", "kid"})
    void a_header_parameter_that_is_null_is_no_absence(String parameter) {
        Refusal refusal = refusalOf(verdictOn(TestTokens.v2().header(parameter, null)));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, ver",
        "1.0, tid",
        "1.0, aud",
        "1.0, iss",
        "1.0, exp",
        "1.0, iat",
        "1.0, oid",
        "1.0, appid",
        "1.0, sub",
        "2.0, ver",
        "2.0, tid",
        "2.0, aud",
        "2.0, iss",
        "2.0, exp",
        "2.0, iat",
        "2.0, oid",
        "2.0, azp",
        "2.0, sub"
    })
    void a_claim_that_every_access_token_has_must_be_there(String version, String claim) {
        TestTokens token = version.equals("1.0") ? TestTokens.v1() : TestTokens.v2();
        Refusal refusal = refusalOf(verdictOn(token.without(claim)));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(refusal.expected()).isEqualTo(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ver", "tid", "aud", "iss", "oid", "azp", "sub"})
    void a_claim_that_is_empty_counts_as_missing(String claim) {
        Refusal refusal = refusalOf(verdictOn(TestTokens.v2().claim(claim, "")));
        assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(refusal.expected()).isEqualTo(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "uti", "azpacr", "idtyp", "scp"})
    void a_claim_that_not_every_token_has_may_be_missing(String claim) {
        assertThat(verdictOn(TestTokens.v2().without(claim))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aio", "rh", "xms_mirid", "jti", "groups"})
    void a_claim_that_is_not_read_may_have_any_type(String claim) {
        assertThat(verdictOn(TestTokens.v2().claim(claim, Map.of("a", List.of(1, 2)))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"appid", "azp"})
    void the_client_of_the_other_version_does_not_stand_in(String foreign) {
        boolean v1 = foreign.equals("azp");
        TestTokens token = (v1
                        ? TestTokens.v1().without("appid")
                        : TestTokens.v2().without("azp"))
                .claim(foreign, TestTokens.CLIENT);
        assertThat(refusalOf(verdictOn(token)).reason()).isEqualTo(Reason.CLAIM_MISSING);
    }

    @ParameterizedTest
    @MethodSource("noText")
    void the_proof_of_the_client_of_another_type_is_no_absence(@Nullable Object value) {
        assertThat(refusalOf(verdictOn(
                                TestTokens.v2().claim("azpacr", value),
                                TestPolicy.byDefault().minAuthentication(ClientAuthentication.SECRET)))
                        .reason())
                .isEqualTo(Reason.CLAIM_MALFORMED);
    }
}
