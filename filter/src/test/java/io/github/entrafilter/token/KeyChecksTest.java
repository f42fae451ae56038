package io.github.entrafilter.token;

import static io.github.entrafilter.keys.TestKeys.ENTRA;
import static io.github.entrafilter.keys.TestKeys.FORGED;
import static io.github.entrafilter.keys.TestKeys.ROLLED_OVER;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.TestTokens.ISSUER_V1;
import static io.github.entrafilter.token.TestTokens.ISSUER_V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
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

class KeyChecksTest {

    private static final Optional<String> PUBLIC_CLOUD = Optional.of("microsoftonline.com");
    private static final String TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final String OTHER_ISSUER = "https://login.microsoftonline.com/" + TestTokens.OTHER_TENANT + "/v2.0";

    @Nested
    class An_issuer_of_the_key {

        @Test
        void issuer_of_the_key_that_is_the_tokens_is_right() {
            assertThat(verdictUnderKeyOf(Optional.of(ISSUER_V2))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void issuer_of_the_key_that_is_a_template_is_right_for_each_tenant() {
            assertThat(verdictUnderKeyOf(Optional.of(TEMPLATE))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void issuer_of_the_key_that_is_missing_says_nothing() {
            assertThat(verdictUnderKeyOf(Optional.empty())).isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    OTHER_ISSUER,
                    "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                    "https://login.microsoftonline.us/{tenantid}/v2.0",
                    ISSUER_V1,
                    ISSUER_V2 + "/",
                    "",
                    "{tenantid}"
                })
        void issuer_of_the_key_that_is_another_is_wrong(String issuer) {
            Refusal refusal = refusalOf(verdictUnderKeyOf(Optional.of(issuer)));
            assertThat(refusal.reason()).isEqualTo(Reason.WRONG_KEY);
            assertThat(refusal.expected()).contains(ISSUER_V2);
        }

        private static Verdict verdictUnderKeyOf(Optional<String> issuer) {
            return verdictUnder(TestKeys.published(TestKeys.ENTRA, issuer, PUBLIC_CLOUD), PUBLIC_CLOUD);
        }
    }

    @Nested
    class A_cloud_of_the_key {

        @Test
        void cloud_of_the_key_that_is_the_documents_is_right() {
            assertThat(verdictUnderKeyOf(PUBLIC_CLOUD, PUBLIC_CLOUD)).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void cloud_of_the_key_that_is_missing_says_nothing() {
            assertThat(verdictUnderKeyOf(Optional.empty(), PUBLIC_CLOUD)).isInstanceOf(Verdict.Accepted.class);
        }

        /** Entra's public key set holds the US Government's keys, with the public cloud's issuer. */
        @Test
        void cloud_of_the_key_that_is_another_is_wrong() {
            Refusal refusal = refusalOf(verdictUnderKeyOf(Optional.of("microsoftonline.us"), PUBLIC_CLOUD));
            assertThat(refusal.reason()).isEqualTo(Reason.WRONG_KEY);
            assertThat(refusal.expected()).contains("microsoftonline.com");
            assertThat(refusal.actual()).contains("microsoftonline.us");
        }

        @Test
        void cloud_of_the_key_cannot_be_compared_with_a_document_that_names_none() {
            assertThat(refusalOf(verdictUnderKeyOf(PUBLIC_CLOUD, Optional.empty()))
                            .reason())
                    .isEqualTo(Reason.WRONG_KEY);
        }

        private static Verdict verdictUnderKeyOf(Optional<String> cloud, Optional<String> documents) {
            return verdictUnder(TestKeys.published(TestKeys.ENTRA, Optional.of(ISSUER_V2), cloud), documents);
        }
    }

    /** Only the v2.0 key set says whose a key is: without its word, a v1.0 token is not judged. */
    @Nested
    class A_v1_token {

        static Stream<Arguments> v2KeySets() {
            return Stream.of(
                    arguments("the same key for the tenant", key(ENTRA, ISSUER_V2), Optional.empty()),
                    arguments("the same key as a template", key(ENTRA, TEMPLATE), Optional.empty()),
                    arguments("the same key without an issuer", TestKeys.published(ENTRA), Optional.empty()),
                    arguments(
                            "the same key for another tenant", key(ENTRA, OTHER_ISSUER), Optional.of(Reason.WRONG_KEY)),
                    arguments(
                            "the same key for consumers",
                            key(ENTRA, "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"),
                            Optional.of(Reason.WRONG_KEY)),
                    arguments(
                            "the same key in another cloud",
                            TestKeys.published(ENTRA, Optional.of(ISSUER_V2), Optional.of("microsoftonline.us")),
                            Optional.of(Reason.WRONG_KEY)),
                    arguments("another id", key(ROLLED_OVER, ISSUER_V2), Optional.of(Reason.UNKNOWN_KEY)),
                    arguments("another key of that id", key(FORGED, ISSUER_V2), Optional.of(Reason.UNKNOWN_KEY)));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @MethodSource("v2KeySets")
        void v1_token_is_judged_by_the_word_of_the_v2_key_set(
                String what, SigningKey published, Optional<Reason> refusal) {
            PublishedKeys keys = new PublishedKeys(Map.of(
                    TokenVersion.V1, KEYS_V1, TokenVersion.V2, TestKeys.keySet(ISSUER_V2, PUBLIC_CLOUD, published)));
            for (TestPolicy policy : policies()) {
                assertThat(refusal(policy, keys)).as(what).isEqualTo(refusal);
            }
        }

        @Test
        void v1_token_is_not_judged_without_the_v2_key_set() {
            PublishedKeys keys = new PublishedKeys(Map.of(TokenVersion.V1, KEYS_V1));
            for (TestPolicy policy : policies()) {
                assertThat(refusal(policy, keys)).contains(Reason.KEYS_UNAVAILABLE);
            }
        }

        /** Newer keys are looked for: the other set may have been fetched before a rollover. */
        @Test
        void v1_token_leaves_the_verdict_open_where_the_v2_key_set_lacks_its_key() {
            PublishedKeys keys = new PublishedKeys(Map.of(
                    TokenVersion.V1,
                    KEYS_V1,
                    TokenVersion.V2,
                    TestKeys.keySet(ISSUER_V2, PUBLIC_CLOUD, key(ROLLED_OVER, ISSUER_V2))));
            assertThat(Judging.verdictOn(TestTokens.v1().text(), TestPolicy.byDefault(), keys, TestTokens.NOW))
                    .isInstanceOf(Verdict.KeyMissing.class);
        }

        private static final KeySet KEYS_V1 =
                TestKeys.keySet(ISSUER_V1, PUBLIC_CLOUD, TestKeys.published(TestKeys.ENTRA));

        private static List<TestPolicy> policies() {
            return List.of(TestPolicy.byDefault(), TestPolicy.byDefault().versions(TokenVersion.V1));
        }

        private static SigningKey key(RSAKey key, String issuer) {
            return TestKeys.published(key, Optional.of(issuer), PUBLIC_CLOUD);
        }

        private static Optional<Reason> refusal(TestPolicy policy, PublishedKeys keys) {
            Verdict verdict = Judging.verdictOn(TestTokens.v1().text(), policy, keys, TestTokens.NOW);
            return verdict.settled() instanceof Verdict.Refused refused
                    ? Optional.of(refused.refusal().reason())
                    : Optional.empty();
        }
    }

    /** RFC 7517, section 4.5. */
    @Nested
    class Several_keys_of_one_id {

        static Stream<Arguments> keys() {
            SigningKey right = key(ENTRA, "RS256", ISSUER_V2);
            return Stream.of(
                    arguments("another key behind it", List.of(right, key(FORGED, "RS256", ISSUER_V2)), ACCEPTED),
                    arguments("another key before it", List.of(key(FORGED, "RS256", ISSUER_V2), right), ACCEPTED),
                    arguments("another algorithm behind it", List.of(right, key(ENTRA, "PS256", ISSUER_V2)), ACCEPTED),
                    arguments("another algorithm before it", List.of(key(ENTRA, "PS256", ISSUER_V2), right), ACCEPTED),
                    arguments("another issuer behind it", List.of(right, key(ENTRA, "RS256", OTHER_ISSUER)), ACCEPTED),
                    arguments("another issuer before it", List.of(key(ENTRA, "RS256", OTHER_ISSUER), right), ACCEPTED),
                    arguments(
                            "other algorithms only",
                            List.of(key(ENTRA, "PS256", ISSUER_V2), key(ENTRA, "RS512", ISSUER_V2)),
                            Optional.of(Reason.BAD_SIGNATURE)),
                    arguments(
                            "other issuers only",
                            List.of(key(ENTRA, "RS256", OTHER_ISSUER), key(FORGED, "RS256", OTHER_ISSUER)),
                            Optional.of(Reason.WRONG_KEY)),
                    arguments(
                            "its own for another issuer, another for this one",
                            List.of(key(ENTRA, "RS256", OTHER_ISSUER), key(FORGED, "RS256", ISSUER_V2)),
                            Optional.of(Reason.BAD_SIGNATURE)),
                    arguments(
                            "its algorithm for another issuer, another for this one",
                            List.of(key(ENTRA, "RS256", OTHER_ISSUER), key(ENTRA, "PS256", ISSUER_V2)),
                            Optional.of(Reason.BAD_SIGNATURE)));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @MethodSource("keys")
        void several_keys_of_one_id_verify_a_token_by_the_one_that_fits(
                String what, List<SigningKey> keys, Optional<Reason> refusal) {
            KeySet v2 = TestKeys.keySet(ISSUER_V2, PUBLIC_CLOUD, keys.toArray(SigningKey[]::new));
            KeySet v1 = TestKeys.keySet(ISSUER_V1, PUBLIC_CLOUD, TestKeys.published(FORGED), TestKeys.published(ENTRA));
            PublishedKeys published = new PublishedKeys(Map.of(TokenVersion.V1, v1, TokenVersion.V2, v2));
            for (TestTokens token : List.of(TestTokens.v1(), TestTokens.v2())) {
                Verdict.Final verdict = Judging.verdictOn(
                                token.text(), TestPolicy.byDefault(), published, TestTokens.NOW)
                        .settled();
                assertThat(
                                verdict instanceof Verdict.Refused refused
                                        ? Optional.of(refused.refusal().reason())
                                        : ACCEPTED)
                        .as(what)
                        .isEqualTo(refusal);
                if (verdict instanceof Verdict.Accepted accepted) {
                    assertThat(accepted.validity().holdsWith(published, TestTokens.NOW.toEpochMilli()))
                            .isTrue();
                }
            }
        }

        private static final Optional<Reason> ACCEPTED = Optional.empty();

        private static SigningKey key(RSAKey key, String algorithm, String issuer) {
            return new SigningKey(
                    TestKeys.ENTRA.getKeyID(),
                    TestKeys.published(key).verifier(),
                    new SigningKey.Purpose(Optional.of(algorithm), Optional.of(issuer), PUBLIC_CLOUD));
        }
    }

    private static Verdict verdictUnder(SigningKey key, Optional<String> cloud) {
        KeySet keys = TestKeys.keySet(ISSUER_V2, cloud, key);
        return Judging.verdictOn(
                TestTokens.v2().text(),
                TestPolicy.byDefault(),
                new PublishedKeys(Map.of(TokenVersion.V2, keys)),
                TestTokens.NOW);
    }
}
