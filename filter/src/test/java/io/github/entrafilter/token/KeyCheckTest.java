package io.github.entrafilter.token;

import static io.github.entrafilter.token.Court.refusalOf;
import static io.github.entrafilter.token.TestTokens.ISSUER_V1;
import static io.github.entrafilter.token.TestTokens.ISSUER_V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckTest {

    private static final Optional<String> PUBLIC_CLOUD = Optional.of("microsoftonline.com");
    private static final String TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final String OTHER_ISSUER = "https://login.microsoftonline.com/" + TestTokens.OTHER_TENANT + "/v2.0";

    @Nested
    class An_issuer_of_the_key {

        @Test
        void that_is_the_tokens_is_right() {
            assertThat(verdictUnderKeyOf(Optional.of(ISSUER_V2))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void that_is_a_template_is_right_for_each_tenant() {
            assertThat(verdictUnderKeyOf(Optional.of(TEMPLATE))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void that_is_missing_says_nothing() {
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
        void that_is_another_is_wrong(String issuer) {
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
        void that_is_the_documents_is_right() {
            assertThat(verdictUnderKeyOf(PUBLIC_CLOUD, PUBLIC_CLOUD)).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void that_is_missing_says_nothing() {
            assertThat(verdictUnderKeyOf(Optional.empty(), PUBLIC_CLOUD)).isInstanceOf(Verdict.Accepted.class);
        }

        /** Entra's public key set holds the US Government's keys, with the public cloud's issuer. */
        @Test
        void that_is_another_is_wrong() {
            Refusal refusal = refusalOf(verdictUnderKeyOf(Optional.of("microsoftonline.us"), PUBLIC_CLOUD));
            assertThat(refusal.reason()).isEqualTo(Reason.WRONG_KEY);
            assertThat(refusal.expected()).contains("microsoftonline.com");
            assertThat(refusal.actual()).contains("microsoftonline.us");
        }

        @Test
        void cannot_be_compared_with_a_document_that_names_none() {
            assertThat(refusalOf(verdictUnderKeyOf(PUBLIC_CLOUD, Optional.empty()))
                            .reason())
                    .isEqualTo(Reason.WRONG_KEY);
        }

        private static Verdict verdictUnderKeyOf(Optional<String> cloud, Optional<String> documents) {
            return verdictUnder(TestKeys.published(TestKeys.ENTRA, Optional.of(ISSUER_V2), cloud), documents);
        }
    }

    private static Verdict verdictUnder(SigningKey key, Optional<String> cloud) {
        KeySet keys = TestKeys.keySet(ISSUER_V2, cloud, key);
        return Court.verdictOn(
                TestTokens.v2().text(),
                TestPolicy.byDefault(),
                new PublishedKeys(Map.of(TokenVersion.V2, keys)),
                TestTokens.NOW);
    }
}
