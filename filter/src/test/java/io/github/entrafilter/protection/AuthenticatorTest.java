package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.application.ApplicationFixture;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.http.ClientCertificateSource;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {

    private static final String TOKEN = TestTokens.v1().text();

    /** Longer than the least time between two look-ups. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private static Verdict.Final verdict(ApplicationFixture site, IncomingRequest request) {
        return site.authenticator()
                .authenticate(
                        request, new ClientCertificateSource(site.settings().access()));
    }

    private static Verdict.Final verdict(ApplicationFixture site, String token) {
        return verdict(site, TestRequest.with(token));
    }

    private static Verdict.Final verdict(ApplicationFixture site, TestTokens token) {
        return verdict(site, token.text());
    }

    private static Reason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).refusal().reason();
    }

    @Nested
    class Credentials_that_cannot_be_judged {

        @Test
        void unusable_credentials_are_refused_with_their_reason() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(reason(verdict(site, TestRequest.to("/orders")))).isEqualTo(Reason.NO_TOKEN);
                assertThat(reason(verdict(site, TestRequest.to("/orders").header("Authorization", "Bearer"))))
                        .isEqualTo(Reason.MALFORMED_CREDENTIALS);
                assertThat(reason(verdict(site, TestRequest.with(TOKEN).header("Authorization", "Bearer " + TOKEN))))
                        .isEqualTo(Reason.SEVERAL_CREDENTIALS);
            }
        }

        /** RFC 6750, sections 2.2 and 2.3: two ways to send a token that end up in logs and histories. */
        @Test
        void token_in_the_query_is_ignored() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(reason(verdict(site, TestRequest.to("/orders").sentAs("/orders?access_token=" + TOKEN))))
                        .isEqualTo(Reason.NO_TOKEN);
            }
        }
    }

    @Nested
    class The_first_token {

        @Test
        void first_token_waits_for_the_first_keys() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
            }
        }

        @Test
        void token_is_not_judged_without_keys() {
            try (ApplicationFixture site = ApplicationFixture.withoutKeys()) {
                assertThat(reason(verdict(site, TOKEN))).isEqualTo(Reason.KEYS_UNAVAILABLE);
            }
        }

        @Test
        void token_for_another_api_is_refused_without_keys() {
            try (ApplicationFixture site = ApplicationFixture.withoutKeys()) {
                assertThat(reason(verdict(site, TestTokens.v1().claim("exp", 1))))
                        .isEqualTo(Reason.TOKEN_EXPIRED);
            }
        }
    }

    /** Only the v2.0 key set says whose a v1.0 token's key is. */
    @Nested
    class A_v1_token {

        @Test
        void v1_token_is_accepted_if_only_v1_is_accepted() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA, "token-versions", "1.0")) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.0", "1.0,2.0"})
        void v1_token_is_not_judged_without_the_v2_key_set(String versions) {
            try (ApplicationFixture site =
                    ApplicationFixture.withV1KeysOnly(TestKeys.ENTRA, "token-versions", versions)) {
                assertThat(reason(verdict(site, TOKEN))).isEqualTo(Reason.KEYS_UNAVAILABLE);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.0", "1.0,2.0"})
        void v1_token_is_refused_once_the_v2_key_set_lacks_its_key(String versions) {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA, "token-versions", versions)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                site.publishesForV2(TestKeys.ROLLED_OVER);
                site.pass(A_WHILE);
                assertThat(reason(verdict(site, TestTokens.v1().header("kid", "junk"))))
                        .isEqualTo(Reason.UNKNOWN_KEY);
                assertThat(reason(verdict(site, TOKEN))).isEqualTo(Reason.UNKNOWN_KEY);
            }
        }
    }

    @Nested
    class An_unknown_key {

        /** Our keys are there: it is the token that is wrong, and no 503. */
        @Test
        void unknown_key_is_the_callers_error() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(reason(verdict(site, TestTokens.v1().header("kid", "junk"))))
                        .isEqualTo(Reason.UNKNOWN_KEY);
            }
        }

        @Test
        void stays_the_callers_doing_while_it_is_remembered() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                for (int i = 0; i < 10; i++) {
                    assertThat(reason(verdict(site, TestTokens.v1().header("kid", "junk"))))
                            .isEqualTo(Reason.UNKNOWN_KEY);
                }
            }
        }

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void may_be_published_while_the_authority_cannot_be_asked() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                site.goesAway();
                site.pass(A_WHILE);
                for (int i = 0; i < 10; i++) {
                    assertThat(reason(verdict(site, TestTokens.v1().ofKey(TestKeys.ROLLED_OVER))))
                            .isEqualTo(Reason.KEY_NOT_KNOWN_YET);
                }
            }
        }

        @Test
        void is_looked_for_and_found_after_a_rollover() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                site.publishes(TestKeys.ENTRA, TestKeys.ROLLED_OVER);
                site.pass(A_WHILE);
                assertThat(verdict(site, TestTokens.v1().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }
    }

    /** A verdict is kept no longer than it holds. */
    @Nested
    class A_token_that_was_accepted_before {

        @ParameterizedTest
        @ValueSource(strings = {"10000", "1", "0"})
        void accepted_token_is_accepted_again_with_and_without_cache(String cacheSize) {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA, "token-cache-size", cacheSize)) {
                Verdict.Final first = verdict(site, TOKEN);
                assertThat(first).isInstanceOf(Verdict.Accepted.class);
                assertThat(verdict(site, TOKEN)).isEqualTo(first);
            }
        }

        @Test
        void cached_token_is_refused_once_it_has_expired() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                String token = TestTokens.v1()
                        .claim("exp", TestTokens.NOW.plusSeconds(100).getEpochSecond())
                        .text();
                assertThat(verdict(site, token)).isInstanceOf(Verdict.Accepted.class);
                site.pass(Duration.ofSeconds(160).minusNanos(1));
                assertThat(verdict(site, token)).isInstanceOf(Verdict.Accepted.class);
                site.pass(Duration.ofNanos(1));
                assertThat(reason(verdict(site, token))).isEqualTo(Reason.TOKEN_EXPIRED);
            }
        }

        @Test
        void cached_token_is_refused_once_its_key_is_withdrawn() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                site.publishes(TestKeys.ROLLED_OVER);
                site.pass(A_WHILE);
                assertThat(verdict(site, TestTokens.v1().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
                assertThat(reason(verdict(site, TOKEN))).isEqualTo(Reason.UNKNOWN_KEY);
            }
        }

        @Test
        void cached_token_is_refused_once_its_key_id_names_another_key() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                site.publishes(TestKeys.FORGED, TestKeys.ROLLED_OVER);
                site.pass(A_WHILE);
                assertThat(verdict(site, TestTokens.v1().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
                assertThat(reason(verdict(site, TOKEN))).isEqualTo(Reason.BAD_SIGNATURE);
            }
        }

        @Test
        @Tag("extended")
        @Execution(ExecutionMode.CONCURRENT)
        void cached_token_is_not_judged_with_outdated_keys() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                String lasting = TestTokens.v1()
                        .claim("exp", TestTokens.NOW.plus(Duration.ofDays(9)).getEpochSecond())
                        .text();
                assertThat(verdict(site, lasting)).isInstanceOf(Verdict.Accepted.class);
                site.goesAway();
                site.pass(Duration.ofHours(24));
                assertThat(reason(verdict(site, lasting))).isEqualTo(Reason.KEYS_UNAVAILABLE);
            }
        }

        @Test
        void cached_token_does_not_admit_similar_tokens() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                Random random = new Random(1);
                for (int i = 0; i < 1_000; i++) {
                    StringBuilder spoilt = new StringBuilder(TOKEN);
                    int position = random.nextInt(TOKEN.length());
                    char other = (char) (TOKEN.charAt(position) + 1 + random.nextInt(60));
                    spoilt.setCharAt(position, other);
                    assertThat(verdict(site, spoilt.toString()))
                            .as(spoilt.toString())
                            .isInstanceOf(Verdict.Refused.class);
                }
            }
        }

        /** Who drops a character's high byte takes each of these for the token itself. */
        @Test
        void cached_token_does_not_admit_tokens_with_non_ascii_characters() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                for (int position = 0; position < TOKEN.length(); position += 10) {
                    StringBuilder spoilt = new StringBuilder(TOKEN);
                    spoilt.setCharAt(position, (char) (TOKEN.charAt(position) + 0x100));
                    assertThat(reason(verdict(site, spoilt.toString()))).isEqualTo(Reason.MALFORMED_CREDENTIALS);
                }
            }
        }

        /** 2,048 bits in 342 characters: lenient decoders ignore the last four bits. */
        @Test
        void cached_token_does_not_admit_another_spelling_of_its_signature() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                char last = TOKEN.charAt(TOKEN.length() - 1);
                String spelling = TOKEN.substring(0, TOKEN.length() - 1) + (char) (last + 1);
                assertThat(Base64.getUrlDecoder().decode(signature(spelling)))
                        .isEqualTo(Base64.getUrlDecoder().decode(signature(TOKEN)));

                assertThat(reason(verdict(site, spelling))).isEqualTo(Reason.NOT_A_JWS);
            }
        }

        private static String signature(String token) {
            return token.substring(token.lastIndexOf('.') + 1);
        }

        @Test
        void cached_token_does_not_admit_tokens_with_its_signature_or_its_payload() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                String other = TestTokens.v1().claim("uti", "other").text();
                String ownText = TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1);
                String otherText = other.substring(0, other.lastIndexOf('.') + 1);

                assertThat(reason(verdict(site, ownText + signature(other)))).isEqualTo(Reason.BAD_SIGNATURE);
                assertThat(reason(verdict(site, otherText + signature(TOKEN)))).isEqualTo(Reason.BAD_SIGNATURE);
            }
        }

        @Test
        void cached_token_is_judged_by_the_scheme_of_each_request() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                for (int i = 0; i < 2; i++) {
                    for (String scheme : List.of("Bearer", "bearer ", "BEARER  ")) {
                        assertThat(verdict(site, withScheme(scheme))).isInstanceOf(Verdict.Accepted.class);
                    }
                    assertThat(reason(verdict(site, withScheme("mtls_pop")))).isEqualTo(Reason.TOKEN_NOT_BOUND);
                    assertThat(reason(verdict(site, withScheme("Basic")))).isEqualTo(Reason.NO_TOKEN);
                }
            }
        }

        private static TestRequest withScheme(String scheme) {
            return TestRequest.to("/orders").header("Authorization", scheme + " " + TOKEN);
        }

        @Test
        void cached_token_does_not_admit_itself_with_a_suffix() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                assertThat(verdict(site, TOKEN)).isInstanceOf(Verdict.Accepted.class);
                for (String behind : List.of("=", "==", ".", "A")) {
                    assertThat(verdict(site, TOKEN + behind)).isInstanceOf(Verdict.Refused.class);
                }
            }
        }
    }

    /** What a request shows is looked at each time: a token may be stolen between two. */
    @Nested
    class A_token_bound_to_a_certificate {

        private static final byte[] CERTIFICATE = {1, 2, 3};

        private static TestRequest request() {
            return TestRequest.with(TestTokens.v1()
                    .claim("cnf", Map.of("x5t#S256", sha256(CERTIFICATE)))
                    .text());
        }

        @Test
        void bound_token_needs_its_certificate_on_every_request() {
            try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(verdict(site, request().withCertificate(CERTIFICATE)))
                            .isInstanceOf(Verdict.Accepted.class);
                    assertThat(reason(verdict(site, request()))).isEqualTo(Reason.CERTIFICATE_MISSING);
                    assertThat(reason(verdict(site, request().withCertificate(new byte[] {4}))))
                            .isEqualTo(Reason.CERTIFICATE_MISMATCH);
                }
            }
        }

        private static String sha256(byte[] bytes) {
            try {
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void first_call_of_a_caller_is_audited_once() {
        try (ApplicationFixture site = ApplicationFixture.with(TestKeys.ENTRA)) {
            for (TestTokens token : List.of(TestTokens.v1(), TestTokens.v1(), TestTokens.v2(), TestTokens.user())) {
                site.protection("accepted-callers", "any").decide(TestRequest.with(token.text()));
            }
            assertThat(site.told())
                    .filteredOn(AuditEvent.CallerSeen.class::isInstance)
                    .map(event -> ((AuditEvent.CallerSeen) event).token().oid())
                    .containsExactly(TestTokens.OBJECT);
        }
    }
}
