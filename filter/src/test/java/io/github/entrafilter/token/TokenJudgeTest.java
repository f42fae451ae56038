package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.PUBLISHED;
import static io.github.entrafilter.token.Judging.callerOf;
import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static io.github.entrafilter.token.TestTokens.CLIENT;
import static io.github.entrafilter.token.TestTokens.ISSUER_V1;
import static io.github.entrafilter.token.TestTokens.ISSUER_V2;
import static io.github.entrafilter.token.TestTokens.NOW;
import static io.github.entrafilter.token.TestTokens.OBJECT;
import static io.github.entrafilter.token.TestTokens.OTHER_TENANT;
import static io.github.entrafilter.token.TestTokens.TENANT;
import static io.github.entrafilter.token.TestTokens.TOKEN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenJudgeTest {

    /** The facts of an honest token. */
    private static TokenFacts facts(String version) {
        return new TokenFacts(OBJECT, CLIENT, TENANT, TOKEN_ID, version, Optional.of(CallerKind.APPLICATION), "");
    }

    @Nested
    class Accepts {

        static Stream<TestTokens> honest_tokens() {
            return Stream.of(TestTokens.v1(), TestTokens.v2());
        }

        @ParameterizedTest
        @MethodSource("honest_tokens")
        void accepts_a_genuine_token_and_names_its_caller(TestTokens token) {
            EntraPrincipal caller = callerOf(token);
            assertThat(caller.getName()).isEqualTo(OBJECT);
            assertThat(caller.getOid()).isEqualTo(OBJECT);
            assertThat(caller.getAppId()).isEqualTo(CLIENT);
            assertThat(caller.getTid()).isEqualTo(TENANT);
            assertThat(caller.getRoles()).containsExactly("consumer");
            assertThat(caller.getScopes()).isEmpty();
            assertThat(caller.isApplication()).isTrue();
            assertThat(caller.getTokenId()).isEqualTo(TOKEN_ID);
            assertThat(caller.getExpiresAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        }

        @Test
        void accepts_a_token_of_any_key_that_is_published() {
            KeySet both = TestKeys.keySet(
                    ISSUER_V2,
                    Optional.empty(),
                    TestKeys.published(TestKeys.ENTRA),
                    TestKeys.published(TestKeys.ROLLED_OVER));
            PublishedKeys keys = new PublishedKeys(Map.of(TokenVersion.V2, both));

            assertThat(verdictUnder(keys, TestTokens.v2())).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictUnder(keys, TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Nested
    class Version {

        @ParameterizedTest
        @ValueSource(strings = {"3.0", "1", "2", "1.0 ", "v2.0", "2.00"})
        void unknown_version_is_refused(String version) {
            assertThat(reasonFor(TestTokens.v2().claim("ver", version))).isEqualTo(Reason.WRONG_VERSION);
        }

        @Test
        void version_that_the_policy_leaves_out_is_refused() {
            assertThat(reasonFor(TestTokens.v1(), TestPolicy.byDefault().versions(TokenVersion.V2)))
                    .isEqualTo(Reason.WRONG_VERSION);
            assertThat(reasonFor(TestTokens.v2(), TestPolicy.byDefault().versions(TokenVersion.V1)))
                    .isEqualTo(Reason.WRONG_VERSION);
        }

        /** The v2.0 key set says whose a v1.0 token's key is, too, but does not publish it for v1.0 tokens. */
        @Test
        void version_decides_which_key_set_counts() {
            PublishedKeys keys = new PublishedKeys(Map.of(
                    TokenVersion.V1,
                    TestKeys.keySet(ISSUER_V1, Optional.empty(), TestKeys.published(TestKeys.ENTRA)),
                    TokenVersion.V2,
                    TestKeys.keySet(
                            ISSUER_V2,
                            Optional.empty(),
                            TestKeys.published(TestKeys.ENTRA),
                            TestKeys.published(TestKeys.ROLLED_OVER))));

            assertThat(verdictUnder(keys, TestTokens.v1())).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictUnder(keys, TestTokens.v1().ofKey(TestKeys.ROLLED_OVER)))
                    .isInstanceOf(Verdict.KeyMissing.class);
            assertThat(verdictUnder(keys, TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Nested
    class Issuer {

        static Stream<Arguments> wrong() {
            return Stream.of(
                    arguments("v2.0 issuer in a v1.0 token", TestTokens.v1(), ISSUER_V2),
                    arguments("v1.0 issuer in a v2.0 token", TestTokens.v2(), ISSUER_V1),
                    arguments("without its slash", TestTokens.v1(), ISSUER_V1.substring(0, ISSUER_V1.length() - 1)),
                    arguments("with a slash", TestTokens.v2(), ISSUER_V2 + "/"),
                    arguments("of another tenant", TestTokens.v2(), ISSUER_V2.replace(TENANT, OTHER_TENANT)),
                    arguments("of another cloud", TestTokens.v2(), ISSUER_V2.replace(".com", ".us")),
                    arguments("of another host", TestTokens.v2(), ISSUER_V2.replace("login.", "login.evil.")),
                    arguments("over http", TestTokens.v2(), ISSUER_V2.replace("https", "http")),
                    arguments("in other letters", TestTokens.v2(), ISSUER_V2.replace("login", "LOGIN")),
                    arguments("as a template", TestTokens.v2(), ISSUER_V2.replace(TENANT, "{tenantid}")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("wrong")
        void issuer_that_is_not_exactly_the_tenants_is_refused(String what, TestTokens token, String issuer) {
            assertThat(reasonFor(token.claim("iss", issuer))).as(what).isEqualTo(Reason.WRONG_ISSUER);
        }

        @Test
        void wrong_issuer_is_reported_with_the_expected_one() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().claim("iss", "https://elsewhere.example/"))))
                    .extracting(Refusal::expected, Refusal::actual)
                    .containsExactly(ISSUER_V2, "https://elsewhere.example/");
        }
    }

    /** Documents that hold for every tenant write {tenantid} where the tenant stands. */
    @Nested
    class A_template_issuer {

        private static final PublishedKeys ANY_TENANT = new PublishedKeys(Map.of(
                TokenVersion.V1, keySet("https://sts.windows.net/{tenantid}/"),
                TokenVersion.V2, keySet("https://login.microsoftonline.com/{tenantid}/v2.0")));

        private static KeySet keySet(String issuer) {
            return TestKeys.keySet(
                    issuer,
                    Optional.empty(),
                    TestKeys.published(TestKeys.ENTRA, Optional.of(issuer), Optional.empty()));
        }

        private static Verdict verdictOn(TestTokens token) {
            return Judging.verdictOn(
                    token.text(), TestPolicy.byDefault().tenants(TENANT, OTHER_TENANT), ANY_TENANT, NOW);
        }

        @Test
        void template_issuer_fits_each_trusted_tenant() {
            assertThat(verdictOn(TestTokens.v1())).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictOn(TestTokens.v2())).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictOn(ofOtherTenant())).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void template_issuer_fits_no_other_tenant() {
            String stranger = "77777777-7777-7777-7777-777777777777";
            TestTokens token = TestTokens.v2().claim("tid", stranger).claim("iss", ISSUER_V2.replace(TENANT, stranger));
            assertThat(refusalOf(verdictOn(token)).reason()).isEqualTo(Reason.WRONG_TENANT);
        }

        @Test
        void template_issuer_does_not_let_one_tenant_speak_for_another() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().claim("tid", OTHER_TENANT)))
                            .reason())
                    .isEqualTo(Reason.WRONG_ISSUER);
            assertThat(refusalOf(verdictOn(ofOtherTenant().claim("tid", TENANT)))
                            .reason())
                    .isEqualTo(Reason.WRONG_ISSUER);
        }

        @Test
        void template_issuer_is_not_an_issuer_itself() {
            assertThat(refusalOf(verdictOn(
                                    TestTokens.v2().claim("iss", "https://login.microsoftonline.com/{tenantid}/v2.0")))
                            .reason())
                    .isEqualTo(Reason.WRONG_ISSUER);
        }

        private static TestTokens ofOtherTenant() {
            return TestTokens.v2().claim("tid", OTHER_TENANT).claim("iss", ISSUER_V2.replace(TENANT, OTHER_TENANT));
        }
    }

    @Nested
    class A_key_that_is_not_at_hand {

        @Test
        void key_that_is_not_at_hand_leaves_the_verdict_open_where_its_id_is_unknown() {
            Verdict verdict = verdictOn(TestTokens.v2().header("kid", "another"));
            assertThat(verdict).isInstanceOf(Verdict.KeyMissing.class);
            assertThat(refusalOf(verdict.settled()))
                    .extracting(Refusal::reason, Refusal::actual)
                    .containsExactly(Reason.UNKNOWN_KEY, "another");
        }

        @Test
        void key_that_is_not_at_hand_is_compared_to_the_letter() {
            assertThat(verdictOn(TestTokens.v2().header("kid", "ENTRA-1"))).isInstanceOf(Verdict.KeyMissing.class);
        }

        @Test
        void key_that_is_not_at_hand_leaves_the_verdict_open_where_there_are_no_keys() {
            Verdict verdict = verdictUnder(PublishedKeys.NONE, TestTokens.v2());
            assertThat(verdict).isInstanceOf(Verdict.KeyMissing.class);
            assertThat(refusalOf(verdict.settled()).reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
        }

        @Test
        void key_that_is_not_at_hand_leaves_the_verdict_open_where_there_are_no_keys_for_the_version() {
            PublishedKeys other = new PublishedKeys(Map.of(
                    TokenVersion.V1, TestKeys.keySet(ISSUER_V1, Optional.empty(), TestKeys.published(TestKeys.ENTRA))));
            assertThat(refusalOf(verdictUnder(other, TestTokens.v2()).settled()).reason())
                    .isEqualTo(Reason.KEYS_UNAVAILABLE);
        }

        @Test
        void keeps_the_facts_of_the_token() {
            assertThat(refusalOf(verdictUnder(PublishedKeys.NONE, TestTokens.v2())
                                    .settled())
                            .token())
                    .isEqualTo(facts("2.0"));
        }
    }

    /** Else anybody could have us ask the authority for keys, again and again. */
    @Nested
    class No_key_is_looked_for_on_account_of {

        static Stream<Arguments> tokens_that_cannot_be_meant_for_us() {
            return Stream.of(
                    arguments("its header", unknownKey().header("typ", "pop")),
                    arguments("its version", unknownKey().claim("ver", "3.0")),
                    arguments("its tenant", unknownKey().claim("tid", OTHER_TENANT)),
                    arguments("its audience", unknownKey().claim("aud", "another")),
                    arguments("its expiry", unknownKey().claim("exp", 1)),
                    arguments("its beginning", unknownKey().claim("iat", NOW.getEpochSecond() + 3600)),
                    arguments("its issuer", unknownKey().claim("iss", "another")));
        }

        private static TestTokens unknownKey() {
            return TestTokens.v2().header("kid", "another");
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("tokens_that_cannot_be_meant_for_us")
        void no_key_is_looked_for_on_account_of_a_token_that_is_refused_for(String what, TestTokens token) {
            assertThat(verdictOn(token)).as(what).isInstanceOf(Verdict.Refused.class);
        }
    }

    /** Who has forged a token must not find out by it whom the policy lets in. */
    @Nested
    class A_forged_token {

        @Test
        void refusal_of_a_forged_token_hides_that_its_caller_is_a_user() {
            assertThat(reasonFor(TestTokens.user().signedBy(TestKeys.FORGED))).isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void refusal_of_a_forged_token_hides_that_its_client_is_not_listed() {
            assertThat(reasonFor(
                            TestTokens.v2().signedBy(TestKeys.FORGED),
                            TestPolicy.byDefault().allowedClients(OTHER_TENANT)))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void refusal_of_a_forged_token_hides_that_it_has_no_role() {
            assertThat(reasonFor(TestTokens.v2().without("roles").signedBy(TestKeys.FORGED)))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @Nested
    class A_refusal {

        @Test
        void refusal_names_the_token_as_entras_log_does() {
            TokenFacts v1 = refusalOf(verdictOn(TestTokens.v1().claim("aud", "another")))
                    .token();
            TokenFacts v2 = refusalOf(verdictOn(TestTokens.v2().claim("aud", "another")))
                    .token();
            assertThat(v1).isEqualTo(facts("1.0"));
            assertThat(v2).isEqualTo(facts("2.0"));
        }

        @Test
        void refusal_names_the_token_of_a_caller_that_is_not_allowed() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().without("roles"))).token())
                    .isEqualTo(facts("2.0"));
        }

        @Test
        void refusal_leaves_out_what_the_token_does_not_say() {
            TestTokens token = TestTokens.v2().without("oid").without("uti").claim("tid", 1);
            assertThat(refusalOf(verdictOn(token)).token())
                    .isEqualTo(new TokenFacts("", CLIENT, "", "", "2.0", Optional.of(CallerKind.USER), ""));
        }

        @Test
        void refusal_of_what_is_no_token_names_nothing() {
            assertThat(refusalOf(verdictOn("a.b.c")).token()).isEqualTo(TokenFacts.NONE);
        }
    }

    /** Verdicts end up in logs. */
    @Nested
    class Never_shows_the_token {

        static Stream<TestTokens> tokens() {
            return Stream.of(
                    TestTokens.v1(),
                    TestTokens.v2(),
                    TestTokens.v2().claim("aud", "another"),
                    TestTokens.v2().signedBy(TestKeys.FORGED),
                    TestTokens.v2().header("kid", "another"),
                    TestTokens.v2().header("alg", "none"),
                    TestTokens.v2().claim("exp", 1),
                    TestTokens.user(),
                    TestTokens.v2().without("roles"),
                    TestTokens.v2().claimsText(honest -> "no JSON"));
        }

        @ParameterizedTest
        @MethodSource("tokens")
        void never_shows_the_token_in_a_verdict(TestTokens token) {
            String text = token.text();
            Verdict verdict = verdictOn(text);
            assertThat(verdict.toString() + verdict.settled()).doesNotContain(parts(text));
        }

        @ParameterizedTest
        @MethodSource("tokens")
        void never_shows_the_token_in_a_bearer_token(TestTokens token) {
            assertThat(new BearerToken(token.text()).toString()).doesNotContain(parts(token.text()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"secret", "secret.secret", "secret.secret.secret.secret.secret", "sécret.secret.secret"})
        void never_shows_the_token_in_the_refusal_of_what_is_none(String text) {
            Verdict verdict = verdictOn(text);
            assertThat(verdict.toString()).doesNotContain("secret", "sécret");
        }

        private static List<String> parts(String token) {
            return Arrays.stream(token.split("\\.", -1))
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    @Test
    void is_pure() {
        TokenJudge judge = new TokenJudge(TestPolicy.byDefault().settings());
        BearerToken token = new BearerToken(TestTokens.v2().text());
        assertThat(judge.judge(token, PUBLISHED, NOW)).isEqualTo(judge.judge(token, PUBLISHED, NOW));
    }

    private static Verdict verdictUnder(PublishedKeys keys, TestTokens token) {
        return verdictOn(token.text(), TestPolicy.byDefault(), keys, NOW);
    }
}
