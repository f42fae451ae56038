package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderCheckTest {

    @Nested
    class Algorithm {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "none",
                    "None",
                    "NONE",
                    "nOnE",
                    "HS256",
                    "HS384",
                    "HS512",
                    "RS384",
                    "RS512",
                    "PS256",
                    "ES256",
                    "EdDSA",
                    "rs256",
                    "RS256 ",
                    "RSA-OAEP"
                })
        void algorithm_other_than_rs256_is_not_allowed_by_default(String algorithm) {
            assertThat(reasonFor(withAlgorithm(algorithm))).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        }

        @Test
        void algorithm_none_with_no_signature_is_not_allowed() {
            String token = TestTokens.v2().header("alg", "none").text();
            assertThat(reasonFor(token.substring(0, token.lastIndexOf('.') + 1)))
                    .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        }

        @Test
        void algorithm_that_takes_the_public_key_for_a_secret_is_not_allowed() {
            assertThat(reasonFor(TestTokens.v2().header("alg", "HS256"))).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        }

        @Test
        void algorithm_that_is_missing_is_not_guessed() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().withoutHeader("alg"))))
                    .extracting(Refusal::reason, Refusal::expected)
                    .containsExactly(Reason.CLAIM_MISSING, "alg");
        }

        @ParameterizedTest
        @EnumSource
        void algorithm_that_the_policy_allows_is_verified(SignatureAlgorithm algorithm) {
            assertThat(verdictOn(
                            TestTokens.v2().header("alg", algorithm.name()),
                            TestPolicy.byDefault().algorithms(algorithm)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void algorithm_of_entra_is_not_allowed_where_the_policy_asks_for_another() {
            assertThat(reasonFor(TestTokens.v2(), TestPolicy.byDefault().algorithms(SignatureAlgorithm.PS256)))
                    .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
        }

        @Test
        void algorithm_of_the_header_must_be_the_one_that_was_signed_with() {
            TestTokens signedWithRs256 = TestTokens.v2().headerText(honest -> honest.replace("RS256", "PS256"));
            assertThat(reasonFor(
                            signedWithRs256,
                            TestPolicy.byDefault().algorithms(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256)))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }

        /** A signature is not made: whatever the header claims, it is refused before. */
        private static TestTokens withAlgorithm(String algorithm) {
            return TestTokens.v2().headerText(honest -> honest.replace("RS256", algorithm));
        }
    }

    @Nested
    class Type {

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
        void type_of_an_access_token_is_accepted(String type) {
            assertThat(verdictOn(TestTokens.v2().header("typ", type))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void type_may_be_missing() {
            assertThat(verdictOn(TestTokens.v2().withoutHeader("typ"))).isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"dpop+jwt", "pop", "secevent+jwt", "logout+jwt", "JOSE", "JWT ", ""})
        void type_of_something_else_is_refused(String type) {
            assertThat(reasonFor(TestTokens.v2().header("typ", type))).isEqualTo(Reason.WRONG_TYPE);
        }
    }

    @Nested
    class Extension {

        @Test
        void extension_that_is_critical_is_refused() {
            TestTokens token = TestTokens.v2().header("crit", List.of("exp")).header("exp", 1);
            assertThat(reasonFor(token)).isEqualTo(Reason.CRITICAL_HEADER);
        }

        @Test
        void extension_that_is_critical_is_refused_even_if_it_names_nothing() {
            assertThat(reasonFor(TestTokens.v2().header("crit", List.of()))).isEqualTo(Reason.CRITICAL_HEADER);
            assertThat(reasonFor(TestTokens.v2().header("crit", null))).isEqualTo(Reason.CRITICAL_HEADER);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void extension_b64_is_refused(boolean encoded) {
            assertThat(reasonFor(TestTokens.v2().header("b64", encoded))).isEqualTo(Reason.CRITICAL_HEADER);
        }

        /** RFC 7516, section 9: what names an encryption is a JWE, however many parts it has. */
        @ParameterizedTest
        @CsvSource({"enc, A256GCM", "enc, ''", "zip, DEF"})
        void extension_of_encrypted_tokens_is_refused(String name, String value) {
            assertThat(reasonFor(TestTokens.v2().header(name, value))).isEqualTo(Reason.ENCRYPTED_TOKEN);
            assertThat(reasonFor(TestTokens.v1().header(name, value))).isEqualTo(Reason.ENCRYPTED_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"enc", "zip"})
        void extension_of_encrypted_tokens_is_refused_even_if_it_is_null(String name) {
            assertThat(reasonFor(TestTokens.v2().header(name, null))).isEqualTo(Reason.ENCRYPTED_TOKEN);
        }

        @Test
        void extension_that_is_unknown_and_not_critical_is_ignored() {
            assertThat(verdictOn(TestTokens.v2().header("ctx", "later days"))).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Nested
    class Key_id {

        @Test
        void key_id_that_is_missing_is_not_guessed_though_one_key_only_is_published() {
            assertThat(refusalOf(verdictOn(TestTokens.v1().withoutHeader("kid"))))
                    .extracting(Refusal::reason, Refusal::expected)
                    .containsExactly(Reason.CLAIM_MISSING, "kid");
        }

        @Test
        void key_id_that_is_empty_counts_as_missing() {
            assertThat(reasonFor(TestTokens.v2().header("kid", ""))).isEqualTo(Reason.CLAIM_MISSING);
        }
    }

    /** A stranger signs, and brings the key along: the only key that counts is the published one of that name. */
    @Nested
    class A_key_that_the_token_brings_along {

        @Test
        void key_that_the_token_brings_along_as_jwk_does_not_count() {
            assertThat(reasonFor(
                            forged().header("jwk", TestKeys.FORGED.toPublicJWK().toJSONObject())))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jku", "x5u"})
        void key_that_the_token_brings_along_by_address_does_not_count(String parameter) {
            assertThat(reasonFor(forged().header(parameter, "https://keys.example/set")))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void key_that_the_token_brings_along_as_certificate_does_not_count() {
            assertThat(reasonFor(forged().header("x5c", List.of("MIIB")))).isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void key_that_the_token_brings_along_does_not_harm_an_honest_token_either() {
            assertThat(verdictOn(TestTokens.v2().header("jwk", Map.of("kty", "RSA"))))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        private static TestTokens forged() {
            return TestTokens.v2().signedBy(TestKeys.FORGED);
        }
    }
}
