package io.github.entrafilter.evidence.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.Reason;
import io.github.entrafilter.http.PlainRequest;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Comments say what the peer does, as it was read in its source; names say what ours does instead. What a peer has
 * mended since is tested all the same.
 */
@Tag("extended")
class PeerDefectsTest {

    @Nested
    class Payara {

        /** Its list of required claims holds jti, which Entra does not emit: a managed identity is never let in. */
        @Test
        void accepts_a_token_without_jti() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.verdictOn(TestTokens.v2().without("jti"))).isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** Roles are read from groups, which managed identities do not have. */
        @Test
        void takes_no_group_for_a_role() {
            try (ProtectedApi api = new ProtectedApi("roles-allowed", "admin")) {
                assertThat(api.answerTo(TestTokens.v2().claim("groups", List.of("admin")))
                                .status())
                        .isEqualTo(403);
            }
        }

        /** A key that is not cached is not fetched: after a rollover, every token is refused. */
        @Test
        void looks_an_unknown_key_up() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ROLLED_OVER);

                assertThat(api.verdictOn(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** The scheme is compared with its case, though RFC 9110, section 11.1, says not to. */
        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
        void takes_the_scheme_in_any_case(String scheme) {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.decisionOn(requestWith(
                                "Authorization", scheme + " " + TestTokens.v2().text())))
                        .isInstanceOf(Decision.Admitted.class);
            }
        }
    }

    @Nested
    class Soteria {

        /** The typ header must be there and be JWT, whatever RFC 7519, section 5.1, and RFC 9068 say. */
        @ParameterizedTest
        @ValueSource(strings = {"", "at+jwt", "jwt"})
        void accepts_a_token_without_typ_or_in_another_spelling(String type) {
            TestTokens token = type.isEmpty()
                    ? TestTokens.v2().withoutHeader("typ")
                    : TestTokens.v2().header("typ", type);
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.verdictOn(token)).isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** No difference of clocks is tolerated: a token is refused in the second in which it was issued. */
        @Test
        void tolerates_a_small_difference_of_clocks() {
            long ahead = TestTokens.NOW.getEpochSecond() + 60;
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.verdictOn(TestTokens.v2().claim("iat", ahead).claim("nbf", ahead)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** nbf is not looked at. */
        @Test
        void refuses_a_token_before_its_nbf() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().claim("nbf", TestTokens.NOW.getEpochSecond() + 61)))
                        .isEqualTo(Reason.TOKEN_NOT_YET_VALID);
            }
        }

        /** Claims are judged before the signature: a forger learns what the policy says of callers. */
        @Test
        void tells_a_forger_of_the_signature_alone() {
            try (ProtectedApi api = new ProtectedApi("allowed-clients", TestTokens.OBJECT)) {
                assertThat(api.reasonFor(TestTokens.user().signedBy(TestKeys.FORGED)))
                        .isEqualTo(Reason.BAD_SIGNATURE);
            }
        }
    }

    @Nested
    class SmallRye {

        /** An unknown kid ends in an exception that JAX-RS answers with 500: anybody can cause it. */
        @Test
        void answers_an_unknown_key_with_401() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ENTRA);
                assertThat(api.answerTo(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER))
                                .status())
                        .isEqualTo(401);
            }
        }

        /** An exception is handed over as the challenge: the header carries its text. */
        @Test
        void keeps_exceptions_out_of_the_challenge() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ENTRA);
                assertThat(api.answerTo(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER))
                                .headers())
                        .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
        }

        /** A look-up that failed blocks the next for 30 minutes. */
        @Test
        void looks_a_key_up_again_soon_after_a_failed_look_up() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.reasonFor(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER));
                api.publishes(TestKeys.ROLLED_OVER);
                api.pass(Duration.ofSeconds(30));

                assertThat(api.verdictOn(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }
    }

    @Nested
    class SpringSecurity {

        /** Keys are fetched by the thread that serves a request, under a lock: a slow authority stops everybody. */
        @Test
        void lets_no_caller_of_a_known_key_wait_for_a_fetch() {
            CountDownLatch answer = new CountDownLatch(1);
            try (ProtectedApi api = new ProtectedApi("connect-timeout", "PT0.1S", "read-timeout", "PT0.1S")) {
                api.authority().goesOnWith(version -> {
                    answer.await();
                    return Optional.empty();
                });
                api.reasonFor(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER));

                assertThat(api.verdictOn(TestTokens.v2())).isInstanceOf(Verdict.Accepted.class);
            } finally {
                answer.countDown();
            }
        }

        /** Keys are dropped after five minutes: an outage of the authority becomes one of every API. */
        @Test
        void keeps_its_keys_while_the_authority_is_away() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ROLLED_OVER);
                api.reasonFor(TestTokens.v2().ofKey(TestKeys.FORGED).header("kid", "unknown"));
                api.goesAway();
                api.pass(Duration.ofHours(23));

                assertThat(api.verdictOn(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** Without keys, callers are told that their tokens are bad. */
        @Test
        void answers_503_while_it_has_no_keys() {
            try (ProtectedApi api = new ProtectedApi(PublishedKeys.NONE)) {
                assertThat(api.reasonFor(TestTokens.v2())).isEqualTo(Reason.KEYS_UNAVAILABLE);
                assertThat(api.answerTo(TestTokens.v2()))
                        .returns(503, PreparedResponse::status)
                        .satisfies(answer -> assertThat(answer.headers())
                                .containsKey("Retry-After")
                                .doesNotContainKey("WWW-Authenticate"));
            }
        }

        /** An audience is required only if one is configured. */
        @Test
        void does_not_start_without_an_audience() {
            assertThatThrownBy(() -> ProtectionFixture.settings("client-id", ""))
                    .isInstanceOf(InvalidSettingsException.class);
        }

        /** The address in the challenge is made of the request's Host header, which is anybody's to choose. */
        @ParameterizedTest
        @ValueSource(strings = {"Host", "X-Forwarded-Host", "Forwarded"})
        void takes_the_metadata_address_from_the_settings(String header) {
            try (ProtectedApi api = new ProtectedApi("resource-url", "https://api.example/orders")) {
                assertThat(api.answerTo(requestWith(header, "host=evil.example"))
                                .headers())
                        .containsEntry(
                                "WWW-Authenticate",
                                "Bearer resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/orders\"");
            }
        }
    }

    @Nested
    class Okta {

        /** Each unknown kid is a fetch, one after the other under a lock. */
        @Test
        void fetches_keys_for_few_of_many_junk_key_ids() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ENTRA);
                for (int i = 0; i < 100; i++) {
                    api.reasonFor(TestTokens.v2().header("kid", "junk-" + i));
                }

                assertThat(api.authority().fetches()).isLessThanOrEqualTo(6);
            }
        }

        /** A secret in the key set is taken for a key. */
        @Test
        void refuses_a_token_signed_with_a_secret() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().header("alg", "HS256")))
                        .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
            }
        }
    }

    @Nested
    class TokenSupport {

        /** Minutes are handed over as the time that a thread waits for a refresh: a slow authority holds them all. */
        @Test
        void does_not_let_a_slow_authority_hold_a_thread() {
            CountDownLatch answer = new CountDownLatch(1);
            try (ProtectedApi api = new ProtectedApi("connect-timeout", "PT0.1S", "read-timeout", "PT0.1S")) {
                api.authority().goesOnWith(version -> {
                    answer.await();
                    return Optional.empty();
                });

                assertThat(api.reasonFor(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                        .isEqualTo(Reason.KEY_NOT_KNOWN_YET);
            } finally {
                answer.countDown();
            }
        }

        /** Claims that are neither strings nor lists are not there. */
        @Test
        void shows_claims_of_further_types() {
            try (ProtectedApi api = new ProtectedApi()) {
                Verdict.Accepted accepted = (Verdict.Accepted)
                        api.verdictOn(TestTokens.v2().claim("count", 7).claim("yes", true));

                assertThat(accepted.caller().getClaim("count")).contains(7L);
                assertThat(accepted.caller().getClaim("yes")).contains(true);
            }
        }

        /** The header is cut at commas, and the first that is good counts: two parties can see two callers. */
        @Test
        void refuses_several_tokens_in_one_header() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(requestWith(
                                "Authorization",
                                "Bearer " + TestTokens.v2().text() + ",Bearer "
                                        + TestTokens.v1().text())))
                        .isEqualTo(Reason.SEVERAL_CREDENTIALS);
            }
        }

        /** The filter refuses no request: without the annotation that another part looks for, everything is open. */
        @Test
        void refuses_a_request_without_a_token() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.decisionOn(new PlainRequest("GET", "/orders", Map.of())))
                        .isInstanceOf(Decision.Denied.class);
            }
        }
    }

    @Nested
    class SpringCloudAzure {

        /** Where neither a client id nor an id URI is set, any audience will do. */
        @Test
        void does_not_start_without_an_audience() {
            assertThatThrownBy(() -> ProtectionFixture.settings("client-id", ""))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("entra.client-id");
        }

        /** A token of an unknown issuer passes as an anonymous request. */
        @Test
        void refuses_a_token_of_an_unknown_issuer() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.decisionOn(PlainRequest.with(TestTokens.v2()
                                .claim("iss", "https://issuer.example/")
                                .text())))
                        .isInstanceOf(Decision.Denied.class);
            }
        }

        /** Roles get a prefix that appears nowhere in the configuration. */
        @Test
        void takes_roles_as_they_are_written() {
            try (ProtectedApi api = new ProtectedApi("roles-allowed", "consumer")) {
                assertThat(api.decisionOn(PlainRequest.with(TestTokens.v2().text())))
                        .isInstanceOf(Decision.Admitted.class);
            }
        }
    }

    @Nested
    class Elytron {

        /** exp is not required. */
        @Test
        void refuses_a_token_without_exp() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().without("exp"))).isEqualTo(Reason.CLAIM_MISSING);
            }
        }

        /** Without a key configured, signatures are not looked at. */
        @Test
        void refuses_a_forged_token_while_it_has_no_keys() {
            try (ProtectedApi api = new ProtectedApi(PublishedKeys.NONE)) {
                assertThat(api.reasonFor(TestTokens.v2().signedBy(TestKeys.FORGED)))
                        .isEqualTo(Reason.KEYS_UNAVAILABLE);
            }
        }

        /** Keys come from the address that the token itself gives. */
        @Test
        void takes_no_key_from_the_tokens_jku() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2()
                                .signedBy(TestKeys.FORGED)
                                .header("jku", "https://login.microsoftonline.com/common/discovery/keys")))
                        .isEqualTo(Reason.BAD_SIGNATURE);
            }
        }
    }

    @Nested
    class Pac4j {

        /** Neither iss nor aud is looked at. */
        @ParameterizedTest
        @CsvSource({"iss, https://issuer.example/, WRONG_ISSUER", "aud, another-api, WRONG_AUDIENCE"})
        void refuses_a_token_of_another_issuer_or_for_another_audience(String claim, String value, Reason reason) {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().claim(claim, value))).isEqualTo(reason);
            }
        }

        /** exp is not required. */
        @Test
        void refuses_a_token_without_exp() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v1().without("exp"))).isEqualTo(Reason.CLAIM_MISSING);
            }
        }

        /** Without a signature configured, a plain JWT is accepted. */
        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE"})
        void refuses_a_token_without_signature(String algorithm) {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().header("alg", algorithm)))
                        .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
            }
        }

        /** Its exceptions quote the token, so logs hold tokens that work. */
        @ParameterizedTest
        @CsvSource({"Bearer, FORGED", "Bearer, ROLLED_OVER"})
        void keeps_the_token_out_of_texts(String scheme, String key) {
            TestTokens token = key.equals("FORGED")
                    ? TestTokens.v2().signedBy(TestKeys.FORGED)
                    : TestTokens.v2().ofKey(TestKeys.ROLLED_OVER);
            PlainRequest request = requestWith("Authorization", scheme + " " + token.text());
            try (ProtectedApi api = new ProtectedApi("error-detail", "full")) {
                String texts = api.verdictOn(token)
                        + " "
                        + api.decisionOn(request)
                        + " "
                        + api.answerTo(request)
                        + " "
                        + new BearerToken(token.text());

                assertThat(Arrays.stream(token.text().split("\\.", -1))).noneMatch(texts::contains);
            }
        }

        /** A caller who was let in is told to authenticate: an empty challenge stands in the answer. */
        @Test
        void does_not_challenge_whom_it_lets_in() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.decisionOn(PlainRequest.with(TestTokens.v2().text())))
                        .isNotInstanceOf(Decision.Ended.class);
            }
        }
    }

    @Nested
    class Quarkus {

        /** A preset for Entra trusts the issuers of all tenants. */
        @ParameterizedTest
        @ValueSource(strings = {"common", "organizations", "consumers", "*", "any", "contoso.onmicrosoft.com"})
        void does_not_start_without_the_guid_of_one_tenant(String tenant) {
            assertThatThrownBy(() -> ProtectionFixture.settings("tenant-id", tenant))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("tenant-id");
        }

        /** A token without roles is answered with 401: a caller who asks for another token gets the same again. */
        @Test
        void answers_403_where_a_role_is_missing() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.answerTo(TestTokens.v2().without("roles")).status())
                        .isEqualTo(403);
            }
        }
    }

    @Nested
    class MicrosoftIdentityWeb {

        /** A role that was assigned to a user passes for the permission of an application. */
        @Test
        void refuses_a_user_who_has_the_role_of_an_application() {
            try (ProtectedApi api = new ProtectedApi("roles-allowed", "consumer")) {
                assertThat(api.reasonFor(TestTokens.user().claim("roles", List.of("consumer"))))
                        .isEqualTo(Reason.CALLER_IS_USER);
            }
        }

        /** oid == sub holds where both are missing: such a caller would count as an application. */
        @Test
        void refuses_a_token_without_oid_and_sub() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().without("oid").without("sub")))
                        .isEqualTo(Reason.CLAIM_MISSING);
            }
        }
    }

    @Nested
    class IdentityModel {

        /** Good and bad key ids share one budget of fetches: junk delays a real rollover by minutes. */
        @Test
        void finds_a_new_key_behind_junk_of_another_tenant() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ENTRA);
                for (int i = 0; i < 50; i++) {
                    api.reasonFor(TestTokens.v2().header("kid", "junk-" + i).claim("tid", TestTokens.OTHER_TENANT));
                }
                api.publishes(TestKeys.ROLLED_OVER);

                assertThat(api.verdictOn(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** Junk that is well made delays a rollover by five minutes; here by seconds, as it cannot be told either. */
        @Test
        void finds_a_new_key_half_a_minute_after_junk() {
            try (ProtectedApi api = new ProtectedApi()) {
                api.publishes(TestKeys.ENTRA);
                api.reasonFor(TestTokens.v2().header("kid", "junk"));
                api.publishes(TestKeys.ROLLED_OVER);
                api.pass(Duration.ofSeconds(30));

                assertThat(api.verdictOn(TestTokens.v2().ofKey(TestKeys.ROLLED_OVER)))
                        .isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** A payload that says its tenant twice, in two spellings, was taken by one of them. */
        @Test
        void refuses_a_token_that_says_its_tenant_twice() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(TestTokens.v2().claim("TID", TestTokens.OTHER_TENANT)))
                        .isEqualTo(Reason.CLAIM_MALFORMED);
            }
        }
    }

    /** What many of them share. */
    @Nested
    class Many {

        /** One issuer is accepted. Entra's v1.0 and v2.0 tokens have two, and one tenant id must be enough for both. */
        @Test
        void accepts_both_issuers_of_a_tenant() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.verdictOn(TestTokens.v1())).isInstanceOf(Verdict.Accepted.class);
                assertThat(api.verdictOn(TestTokens.v2())).isInstanceOf(Verdict.Accepted.class);
            }
        }

        /** Tokens are taken from the query, too. Such a token ends up in logs: RFC 6750, section 5.3. */
        @Test
        void takes_no_token_from_the_query() {
            try (ProtectedApi api = new ProtectedApi()) {
                assertThat(api.reasonFor(new PlainRequest(
                                "GET", "/orders?access_token=" + TestTokens.v2().text(), Map.of())))
                        .isEqualTo(Reason.NO_TOKEN);
            }
        }

        /**
         * A key serves for any issuer. Keys of other clouds stand in the public key set: only the issuer at the key
         * tells.
         */
        @Test
        void uses_no_key_of_another_issuer() {
            PublishedKeys keys = new PublishedKeys(Map.of(
                    TokenVersion.V2,
                    TestKeys.keySet(
                            TestTokens.ISSUER_V2,
                            Optional.of("microsoftonline.com"),
                            TestKeys.published(
                                    TestKeys.ENTRA,
                                    Optional.of("https://login.microsoftonline.com/{tenantid}/v2.0"),
                                    Optional.of("microsoftonline.us")))));

            assertThat(PublicJudging.reasonFor(
                            TestTokens.v2().text(), ProtectionFixture.settings().trust(), keys))
                    .isEqualTo(Reason.WRONG_KEY);
        }
    }

    private static PlainRequest requestWith(String header, String value) {
        return new PlainRequest("GET", "/orders", Map.of(header, List.of(value)));
    }
}
