package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order and the words of the checks, by which the judge, the doctor and local Entra describe a token. */
class TokenChecksTest {

    private static final TokenJudge JUDGE =
            new TokenJudge(TestPolicy.byDefault().settings());

    private static List<CheckResult> examine(String token, PublishedKeys keys) {
        return JUDGE.examine(new BearerToken(token), keys, TestTokens.NOW);
    }

    private static List<Reason> reasons(String token) {
        return examine(token, Judging.PUBLISHED).stream()
                .map(CheckResult::reason)
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

    /** The policy behind the tables: one value for each setting that a check describes. */
    private static TestPolicy strictPolicy() {
        return TestPolicy.byDefault()
                .with("allowed-tenants", TestTokens.TENANT + "," + TestTokens.OTHER_TENANT)
                .with("allowed-clients", TestTokens.CLIENT)
                .with("client-authentication", "certificate")
                .with("scopes-allowed", "orders.read")
                .with("signature-algorithms", "RS512,RS256");
    }

    private static final String TENANTS = TestTokens.TENANT + " or " + TestTokens.OTHER_TENANT;
    private static final String AUDIENCES = TestTokens.API + " or api://" + TestTokens.API;

    @Test
    void checks_and_their_words_are_this_table() {
        List<CheckResult> results = new TokenJudge(strictPolicy().settings())
                .examine(new BearerToken(TestTokens.v2().text()), Judging.PUBLISHED, TestTokens.NOW);

        assertThat(results)
                .extracting(CheckResult::check, CheckResult::expected, CheckResult::found)
                .containsExactly(
                        tuple("form", "a signed JWT of at most 16384 bytes", length(TestTokens.v2()) + " bytes"),
                        tuple("algorithm", "one of [RS256, RS512], typ JWT or at+jwt", "RS256, typ JWT"),
                        tuple("version", "1.0 or 2.0", "2.0"),
                        tuple("tenant", TENANTS, TestTokens.TENANT),
                        tuple("audience", AUDIENCES, TestTokens.API),
                        tuple(
                                "lifetime",
                                "nbf and iat before, exp after 2026-03-01T12:00:00Z",
                                "exp 2026-03-02T12:00:00Z"),
                        tuple("key sets", "the key set of version 2.0", "fetched"),
                        tuple("issuer", TestTokens.ISSUER_V2, TestTokens.ISSUER_V2),
                        tuple("signing key", "a published kid", "entra-1"),
                        tuple("key owner", "a key of " + TestTokens.ISSUER_V2, "key entra-1"),
                        tuple("signature", "a signature by key entra-1", "a signature by that key"),
                        tuple("binding", "none, or cnf with x5t#S256", "none"),
                        tuple("caller", "oid, sub and client id", "oid " + TestTokens.OBJECT),
                        tuple("caller kind", "accepted-callers=applications", "application"),
                        tuple(
                                "client",
                                "one of allowed-clients [" + TestTokens.CLIENT + "]",
                                "client " + TestTokens.CLIENT),
                        tuple("authentication", "client-authentication=certificate", "2"),
                        tuple("scope", "one of the scopes [orders.read]", "scopes []"),
                        tuple(
                                "assignment",
                                "an app role of this API, or a user's scope",
                                "roles [consumer], scopes []"));
        assertThat(results).extracting(CheckResult::outcome).containsOnly(CheckResult.Outcome.PASSED);
        assertThat(results).extracting(CheckResult::reason).containsOnly(Optional.empty());
    }

    private static int length(TestTokens token) {
        return token.text().length();
    }

    @Test
    void checks_without_a_setting_say_that_anything_is_accepted() {
        List<CheckResult> results = new TokenJudge(TestPolicy.byDefault()
                        .with("assignment-required", "false")
                        .settings())
                .examine(
                        new BearerToken(TestTokens.v1()
                                .claim("cnf", Map.of("x5t#S256", "x"))
                                .text()),
                        Judging.PUBLISHED,
                        TestTokens.NOW);

        assertThat(results)
                .extracting(CheckResult::check, CheckResult::expected, CheckResult::found)
                .contains(
                        tuple("tenant", TestTokens.TENANT, TestTokens.TENANT),
                        tuple("key sets", "the key sets of versions 1.0 and 2.0", "fetched"),
                        tuple("binding", "none, or cnf with x5t#S256", "cnf"),
                        tuple("client", "any client", "client " + TestTokens.CLIENT),
                        tuple("authentication", "client-authentication=any", "2"),
                        tuple("scope", "any scope", "scopes []"),
                        tuple("assignment", "any roles", "roles [consumer], scopes []"));
    }

    /** A defect for each refusal that a check words itself, and the words. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(TestTokens.v2().claim("ver", "3.0"), "version", Reason.WRONG_VERSION, "1.0 or 2.0", "3.0"),
                arguments(
                        TestTokens.v2().claim("tid", TestTokens.API),
                        "tenant",
                        Reason.WRONG_TENANT,
                        TENANTS,
                        TestTokens.API),
                arguments(
                        TestTokens.v2().claim("aud", "another"),
                        "audience",
                        Reason.WRONG_AUDIENCE,
                        AUDIENCES,
                        "another"),
                arguments(
                        TestTokens.v2().claim("aud", "https://graph.microsoft.com/"),
                        "audience",
                        Reason.MICROSOFT_API_TOKEN,
                        AUDIENCES,
                        "https://graph.microsoft.com/"),
                arguments(
                        TestTokens.v2().claim("aud", TestTokens.API + "/"),
                        "audience",
                        Reason.WRONG_AUDIENCE,
                        AUDIENCES,
                        TestTokens.API
                                + "/; it differs by a trailing slash only: list it in entra.audiences to accept it"),
                arguments(
                        TestTokens.v2().claim("iss", "https://elsewhere.example"),
                        "issuer",
                        Reason.WRONG_ISSUER,
                        TestTokens.ISSUER_V2,
                        "https://elsewhere.example"),
                arguments(
                        TestTokens.v2().header("kid", "entra-0"),
                        "signing key",
                        Reason.UNKNOWN_KEY,
                        "a published kid",
                        "entra-0"),
                arguments(
                        TestTokens.v2().signedBy(TestKeys.FORGED),
                        "signature",
                        Reason.BAD_SIGNATURE,
                        "a signature by key entra-1",
                        "another"),
                arguments(
                        TestTokens.user(),
                        "caller kind",
                        Reason.CALLER_IS_USER,
                        "accepted-callers=applications",
                        "user"),
                arguments(
                        TestTokens.v2().claim("azp", TestTokens.API),
                        "client",
                        Reason.CLIENT_NOT_ALLOWED,
                        "one of allowed-clients [" + TestTokens.CLIENT + "]",
                        "client " + TestTokens.API),
                arguments(
                        TestTokens.v1().claim("appidacr", "1"),
                        "authentication",
                        Reason.CLIENT_AUTHENTICATION_WEAK,
                        "client-authentication=certificate",
                        "1"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void judge_and_doctor_describe_a_refusal_in_the_same_words(
            TestTokens token, String check, Reason reason, String expected, String found) {
        TokenJudge judge = new TokenJudge(strictPolicy().settings());
        BearerToken bearer = new BearerToken(token.text());
        Verdict.Final verdict =
                judge.judge(bearer, Judging.PUBLISHED, TestTokens.NOW).settled();

        assertThat(Judging.refusalOf(verdict))
                .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                .containsExactly(reason, expected, found);
        assertThat(judge.examine(bearer, Judging.PUBLISHED, TestTokens.NOW))
                .filteredOn(result -> result.outcome() == CheckResult.Outcome.FAILED)
                .first()
                .usingRecursiveComparison()
                .ignoringFields("hint")
                .isEqualTo(new CheckResult(check, CheckResult.Outcome.FAILED, expected, found, Optional.of(reason)));
    }

    @Test
    void missing_assignment_and_scope_are_described_by_what_the_caller_has() {
        TokenJudge judge = new TokenJudge(TestPolicy.byDefault()
                .with("accepted-callers", "any")
                .with("scopes-allowed", "orders.admin")
                .settings());

        assertThat(refusals(judge, TestTokens.user()))
                .containsExactly(tuple(
                        "scope",
                        Reason.SCOPE_MISSING,
                        "one of the scopes [orders.admin]",
                        "scopes [orders.read, orders.write]"));
        assertThat(refusals(judge, TestTokens.v2().without("roles")))
                .containsExactly(tuple(
                        "assignment",
                        Reason.NO_ROLE_ASSIGNED,
                        "an app role of this API, or a user's scope",
                        "roles [], scopes []"));
    }

    private static List<Tuple> refusals(TokenJudge judge, TestTokens token) {
        return judge.examine(new BearerToken(token.text()), Judging.PUBLISHED, TestTokens.NOW).stream()
                .filter(result -> result.outcome() == CheckResult.Outcome.FAILED)
                .map(result -> tuple(result.check(), result.reason().orElseThrow(), result.expected(), result.found()))
                .toList();
    }

    /** Defects, and the checks that cannot be run then. */
    static Stream<Arguments> dependents() {
        String onVersion = "key sets, issuer, signing key, key owner, signature, caller, ";
        String onCaller = "caller kind, client, scope, assignment";
        return Stream.of(
                arguments(TestTokens.v2().header("alg", "none"), "signature"),
                arguments(
                        TestTokens.v2().claim("ver", "3.0"),
                        onVersion + "caller kind, client, authentication, scope, assignment"),
                arguments(TestTokens.v2().claim("tid", TestTokens.OTHER_TENANT), "issuer, key owner"),
                arguments(TestTokens.v2().claim("aud", "another"), ""),
                arguments(TestTokens.v2().claim("exp", 1), ""),
                arguments(TestTokens.v2().claim("iss", "another"), ""),
                arguments(TestTokens.v2().header("kid", "entra-0"), "key owner, signature"),
                arguments(TestTokens.v2().signedBy(TestKeys.FORGED), ""),
                arguments(TestTokens.v2().claim("cnf", "x"), ""),
                arguments(TestTokens.v2().without("oid"), onCaller),
                arguments(TestTokens.v2().without("azp"), onCaller));
    }

    @ParameterizedTest
    @MethodSource("dependents")
    void checks_that_depend_on_a_failed_check_are_not_run(TestTokens token, String notRun) {
        assertThat(examine(token.text(), Judging.PUBLISHED).stream()
                        .filter(result -> result.outcome() == CheckResult.Outcome.NOT_RUN)
                        .map(CheckResult::check)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(notRun);
    }

    @Test
    void check_after_an_unreadable_token_is_not_run() {
        List<CheckResult> results = examine("a.b.c", Judging.PUBLISHED);

        assertThat(results.get(0).outcome()).isEqualTo(CheckResult.Outcome.FAILED);
        assertThat(results.subList(1, results.size()))
                .hasSize(17)
                .allSatisfy(result -> assertThat(result).isEqualTo(CheckResult.notRun(result.check(), "")));
    }

    /** The signature can be checked with a key that may not sign for this tenant: it tells a forged token. */
    @Test
    void signature_is_checked_with_a_key_of_another_owner() {
        KeySet foreign = TestKeys.keySet(
                TestTokens.ISSUER_V2,
                Optional.empty(),
                TestKeys.published(TestKeys.ENTRA, Optional.of("https://another.example"), Optional.empty()));

        assertThat(examine(TestTokens.v2().text(), new PublishedKeys(Map.of(TokenVersion.V2, foreign))))
                .filteredOn(result -> Set.of("key owner", "signature").contains(result.check()))
                .extracting(CheckResult::outcome, CheckResult::expected, CheckResult::found)
                .containsExactly(
                        tuple(
                                CheckResult.Outcome.FAILED,
                                "a key of " + TestTokens.ISSUER_V2,
                                "a key of https://another.example"),
                        tuple(CheckResult.Outcome.PASSED, "a signature by key entra-1", "a signature by that key"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void the_first_check_that_fails_gives_the_reason_of_the_verdict(String token) {
        assertThat(reasons(token)).startsWith(PublicJudging.reasonFor(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "a.b.c.d.e"})
    void form_gives_the_reason_of_a_string_that_is_no_token(String text) {
        assertThat(reasons(text)).containsExactly(PublicJudging.reasonFor(text));
    }

    @Test
    void honest_token_passes_every_check() {
        assertThat(examine(TestTokens.v2().text(), Judging.PUBLISHED))
                .hasSize(18)
                .extracting(CheckResult::outcome)
                .containsOnly(CheckResult.Outcome.PASSED);
    }

    @Test
    void every_check_is_listed_whatever_fails() {
        List<String> checks = examine(TestTokens.v1().text(), Judging.PUBLISHED).stream()
                .map(CheckResult::check)
                .toList();
        assertThat(Stream.concat(spoilt(), Stream.of("a", "a.b.c"))
                        .map(token -> examine(token, Judging.PUBLISHED).stream()
                                .map(CheckResult::check)
                                .toList()))
                .allSatisfy(listed -> assertThat(listed).containsExactlyElementsOf(checks));
    }

    @Test
    void several_defects_are_all_found() {
        assertThat(reasons(TestTokens.v1()
                        .claim("aud", "another")
                        .claim("exp", 1)
                        .without("roles")
                        .text()))
                .containsExactly(Reason.WRONG_AUDIENCE, Reason.TOKEN_EXPIRED, Reason.NO_ROLE_ASSIGNED);
    }

    @Test
    void missing_keys_leave_the_rest_examined() {
        PublishedKeys onlyV1 = new PublishedKeys(
                Map.of(TokenVersion.V1, Judging.PUBLISHED.byVersion().get(TokenVersion.V1)));
        assertThat(examine(TestTokens.v2().claim("aud", "another").text(), onlyV1).stream()
                        .map(CheckResult::reason)
                        .flatMap(Optional::stream))
                .containsExactly(Reason.WRONG_AUDIENCE, Reason.KEYS_UNAVAILABLE);
    }

    /** Only the v2.0 key set says whose a v1.0 token's key is. */
    @Test
    void v1_token_is_examined_by_the_owners_in_the_v2_key_set() {
        PublishedKeys onlyV1 = new PublishedKeys(
                Map.of(TokenVersion.V1, Judging.PUBLISHED.byVersion().get(TokenVersion.V1)));
        assertThat(examine(TestTokens.v1().text(), onlyV1).stream()
                        .map(CheckResult::reason)
                        .flatMap(Optional::stream))
                .containsExactly(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void no_result_quotes_the_token() {
        String token = TestTokens.v1().text();
        assertThat(Stream.of(token, token + "x", TestTokens.v1().claim("exp", 1).text())
                        .map(text -> examine(text, Judging.PUBLISHED))
                        .flatMap(Collection::stream)
                        .map(CheckResult::toString))
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
                .filteredOn(result -> result.check().equals("key sets"))
                .extracting(CheckResult::found, CheckResult::expected)
                .containsExactly(tuple(found, needed));
    }
}
