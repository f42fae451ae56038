package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The findings and the verdict come from the same checks: they must never disagree. */
class ExaminationTest {

    private static final Examination EXAMINATION =
            new Examination(TestPolicy.byDefault().settings());

    private static List<Finding> examine(String token, PublishedKeys keys) {
        return EXAMINATION.examine(new BearerToken(token), keys, TestTokens.NOW);
    }

    private static List<Reason> reasons(String token) {
        return examine(token, Judging.PUBLISHED).stream()
                .map(Finding::refusal)
                .flatMap(Optional::stream)
                .toList();
    }

    static Stream<String> spoilt() {
        return Stream.of(
                        TestTokens.v1().header("alg", "none"),
                        TestTokens.v1().header("typ", "PoP"),
                        TestTokens.v1().header("crit", List.of("b64")),
                        TestTokens.v1().header("kid", "unknown"),
                        TestTokens.v1().withoutHeader("kid"),
                        TestTokens.v1().signedBy(TestKeys.FORGED),
                        TestTokens.v1().claim("ver", "3.0"),
                        TestTokens.v1().claim("tid", TestTokens.OTHER_TENANT),
                        TestTokens.v1().claim("TID", TestTokens.TENANT),
                        TestTokens.v1().claim("aud", "https://graph.microsoft.com"),
                        TestTokens.v1().claim("iss", "https://sts.windows.net/"),
                        TestTokens.v1().claim("exp", 1),
                        TestTokens.v1()
                                .claim("iat", TestTokens.NOW.plusSeconds(600).getEpochSecond()),
                        TestTokens.v1().without("iat"),
                        TestTokens.v1().claim("cnf", Map.of("jwk", "x")),
                        TestTokens.v1().without("oid"),
                        TestTokens.v1().without("appid"),
                        TestTokens.v1().without("sub"),
                        TestTokens.v1().claim("roles", "consumer"),
                        TestTokens.v1().without("roles"),
                        TestTokens.v1().claim("roles", List.of("")),
                        TestTokens.v1().header("enc", "A256GCM"),
                        TestTokens.v1().header("zip", "DEF"),
                        TestTokens.v1().claim("tid", "contoso"),
                        TestTokens.v1().claim("oid", "caller"),
                        TestTokens.v1().claim("appid", "orders"),
                        TestTokens.v1().claim("exp", TestTokens.NOW.getEpochSecond()),
                        TestTokens.user())
                .map(TestTokens::text);
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void the_first_check_that_fails_gives_the_reason_of_the_verdict(String token) {
        assertThat(reasons(token)).startsWith(PublicJudging.reasonFor(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "a.b.c.d.e"})
    void so_does_a_text_that_is_no_token(String text) {
        assertThat(reasons(text)).containsExactly(PublicJudging.reasonFor(text));
    }

    @Test
    void an_honest_token_passes_every_check() {
        assertThat(examine(TestTokens.v2().text(), Judging.PUBLISHED))
                .hasSize(18)
                .extracting(Finding::outcome)
                .containsOnly(Finding.Outcome.PASSED);
    }

    @Test
    void every_check_is_listed_whatever_fails() {
        List<String> checks = examine(TestTokens.v1().text(), Judging.PUBLISHED).stream()
                .map(Finding::check)
                .toList();
        assertThat(Stream.concat(spoilt(), Stream.of("a", "a.b.c"))
                        .map(token -> examine(token, Judging.PUBLISHED).stream()
                                .map(Finding::check)
                                .toList()))
                .allSatisfy(listed -> assertThat(listed).containsExactlyElementsOf(checks));
    }

    @Test
    void several_faults_are_all_found() {
        assertThat(reasons(TestTokens.v1()
                        .claim("aud", "another")
                        .claim("exp", 1)
                        .without("roles")
                        .text()))
                .containsExactly(Reason.WRONG_AUDIENCE, Reason.TOKEN_EXPIRED, Reason.NO_ROLE_ASSIGNED);
    }

    @Test
    void without_keys_the_rest_is_examined() {
        PublishedKeys onlyV1 = new PublishedKeys(
                Map.of(TokenVersion.V1, Judging.PUBLISHED.byVersion().get(TokenVersion.V1)));
        assertThat(examine(TestTokens.v2().claim("aud", "another").text(), onlyV1).stream()
                        .map(Finding::refusal)
                        .flatMap(Optional::stream))
                .containsExactly(Reason.WRONG_AUDIENCE, Reason.KEYS_UNAVAILABLE);
    }

    /** Only the v2.0 key set says whose a v1.0 token's key is. */
    @Test
    void a_v1_token_is_examined_by_the_word_of_the_v2_key_set() {
        PublishedKeys onlyV1 = new PublishedKeys(
                Map.of(TokenVersion.V1, Judging.PUBLISHED.byVersion().get(TokenVersion.V1)));
        assertThat(examine(TestTokens.v1().text(), onlyV1).stream()
                        .map(Finding::refusal)
                        .flatMap(Optional::stream))
                .containsExactly(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void no_finding_holds_the_token() {
        String token = TestTokens.v1().text();
        assertThat(Stream.of(token, token + "x", TestTokens.v1().claim("exp", 1).text())
                        .map(text -> examine(text, Judging.PUBLISHED))
                        .flatMap(Collection::stream)
                        .map(Finding::toString))
                .noneMatch(text -> text.contains(token.substring(0, 40)));
    }

    /** A v1.0 token is judged only by the word of the v2.0 key set on its key: both have to be there. */
    @ParameterizedTest
    @CsvSource({
        "1.0, V1 V2, fetched, the key sets of versions 1.0 and 2.0",
        "1.0, V1,    none,    the key sets of versions 1.0 and 2.0",
        "1.0, V2,    none,    the key sets of versions 1.0 and 2.0",
        "2.0, V1 V2, fetched, the key set of version 2.0",
        "2.0, V2,    fetched, the key set of version 2.0",
        "2.0, V1,    none,    the key set of version 2.0"
    })
    void key_sets_that_a_token_needs_are_named(String version, String present, String found, String needed) {
        Map<TokenVersion, KeySet> sets = new EnumMap<>(Judging.PUBLISHED.byVersion());
        sets.keySet().removeIf(set -> !present.contains(set.name()));
        String token = (version.equals("1.0") ? TestTokens.v1() : TestTokens.v2()).text();

        assertThat(examine(token, new PublishedKeys(sets)))
                .filteredOn(finding -> finding.check().equals("keys at hand"))
                .extracting(Finding::actual, Finding::expected)
                .containsExactly(tuple(found, needed));
    }
}
