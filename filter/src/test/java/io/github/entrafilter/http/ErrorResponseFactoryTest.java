package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.ResponseSettings;
import io.github.entrafilter.settings.ResponseSettings.ErrorDetail;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorResponseFactoryTest {

    private static final ClaimsChallenge CLAIMS =
            new ClaimsChallenge(URI.create("https://login.microsoftonline.com/tenant/oauth2/authorize"));

    private static final Duration SOON = Duration.ofMillis(2_900);
    private static final List<String> JSON = List.of("application/json");
    private static final List<String> TEXT = List.of("text/plain");

    /** Every reason there is, with the status and the error code that go with it. */
    private static final Map<Reason, String> TABLE = new EnumMap<>(Reason.class);

    static {
        for (Reason reason : List.of(Reason.NO_TOKEN)) {
            TABLE.put(reason, "401");
        }
        for (Reason reason : List.of(Reason.MALFORMED_CREDENTIALS, Reason.SEVERAL_CREDENTIALS, Reason.MALFORMED_HOST)) {
            TABLE.put(reason, "400 invalid_request");
        }
        for (Reason reason : List.of(
                Reason.TOKEN_TOO_LARGE,
                Reason.NOT_A_JWS,
                Reason.ENCRYPTED_TOKEN,
                Reason.ALGORITHM_NOT_ALLOWED,
                Reason.WRONG_TYPE,
                Reason.CRITICAL_HEADER,
                Reason.CLAIM_MISSING,
                Reason.CLAIM_MALFORMED,
                Reason.WRONG_VERSION,
                Reason.WRONG_TENANT,
                Reason.WRONG_ISSUER,
                Reason.WRONG_AUDIENCE,
                Reason.MICROSOFT_API_TOKEN,
                Reason.TOKEN_EXPIRED,
                Reason.TOKEN_NOT_YET_VALID,
                Reason.UNKNOWN_KEY,
                Reason.WRONG_KEY,
                Reason.BAD_SIGNATURE,
                Reason.CONFIRMATION_UNKNOWN,
                Reason.CERTIFICATE_MISSING,
                Reason.CERTIFICATE_MISMATCH,
                Reason.TOKEN_NOT_BOUND,
                Reason.TOKEN_REVOKED,
                Reason.CALLER_REVOKED)) {
            TABLE.put(reason, "401 invalid_token");
        }
        for (Reason reason : List.of(
                Reason.CALLER_IS_USER,
                Reason.CALLER_IS_APPLICATION,
                Reason.CLIENT_NOT_ALLOWED,
                Reason.CLIENT_AUTHENTICATION_WEAK,
                Reason.SCOPE_MISSING,
                Reason.NO_ROLE_ASSIGNED,
                Reason.ROLE_MISSING,
                Reason.DENIED_TO_ALL)) {
            TABLE.put(reason, "403 insufficient_scope");
        }
        TABLE.put(Reason.NEWER_TOKEN_REQUIRED, "401 insufficient_claims");
        for (Reason reason : List.of(
                Reason.KEYS_UNAVAILABLE,
                Reason.KEY_NOT_KNOWN_YET,
                Reason.JUDGEMENT_FAILED,
                Reason.PROTECTION_NOT_IN_FORCE)) {
            TABLE.put(reason, "503");
        }
    }

    private static PreparedResponse answer(Reason reason, ErrorDetail detail, List<String> accept) {
        ResponseSettings settings = new ResponseSettings(Optional.empty(), Optional.empty(), detail);
        return new ErrorResponseFactory(settings, Optional.empty(), CLAIMS).to(Refusal.of(reason), accept, SOON);
    }

    private static PreparedResponse terse(Reason reason, List<String> accept) {
        return answer(reason, ErrorDetail.TERSE, accept);
    }

    private static PreparedResponse full(Reason reason, List<String> accept) {
        return answer(reason, ErrorDetail.FULL, accept);
    }

    private static boolean isOurDoing(Reason reason) {
        return reason.category() == Reason.Category.UNAVAILABLE;
    }

    private static String challenge(PreparedResponse answer) {
        return answer.headers().getOrDefault("WWW-Authenticate", "");
    }

    /** Each of these holds for every reason. */
    @Nested
    class Every_reason {

        @ParameterizedTest
        @EnumSource
        void refusal_has_the_status_and_error_code_of_its_reason(Reason reason) {
            PreparedResponse answer = terse(reason, JSON);
            String error = challenge(answer)
                    .replaceFirst("^Bearer( error=\"(.*)\")?$", " $2")
                    .stripTrailing();
            assertThat(answer.status() + error).isEqualTo(TABLE.get(reason));
        }

        @ParameterizedTest
        @EnumSource
        void error_response_is_never_cached(Reason reason) {
            assertThat(terse(reason, JSON).headers()).containsEntry("Cache-Control", "no-store");
        }

        @ParameterizedTest
        @EnumSource
        void error_response_has_a_challenge_unless_it_is_503(Reason reason) {
            assertThat(terse(reason, JSON).headers().containsKey("WWW-Authenticate"))
                    .isEqualTo(!isOurDoing(reason));
        }

        @ParameterizedTest
        @EnumSource
        void error_response_has_retry_after_only_if_it_is_503(Reason reason) {
            assertThat(terse(reason, JSON).headers().containsKey("Retry-After")).isEqualTo(isOurDoing(reason));
        }

        @ParameterizedTest
        @EnumSource
        void reason_is_in_the_json_body(Reason reason) {
            PreparedResponse answer = terse(reason, JSON);
            assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
            assertThat(answer.body())
                    .matches("\\{\"type\":\"https://[a-z./-]+#" + reason.stableName()
                            + "\",\"title\":\"[A-Za-z ]+\",\"status\":" + answer.status() + ",\"reason\":\""
                            + reason.stableName() + "\"}");
        }

        @ParameterizedTest
        @EnumSource
        void reason_is_in_the_plain_text_body(Reason reason) {
            PreparedResponse answer = terse(reason, TEXT);
            assertThat(answer.headers()).containsEntry("Content-Type", "text/plain;charset=UTF-8");
            assertThat(answer.body()).matches(answer.status() + " [A-Za-z ]+ \\(" + reason.stableName() + "\\)\n");
        }

        @ParameterizedTest
        @EnumSource
        void sentence_is_in_the_response_with_full_error_detail(Reason reason) {
            assertThat(full(reason, JSON).body()).contains("\"detail\":\"" + reason.sentence() + "\"");
            assertThat(full(reason, TEXT).body()).endsWith(": " + reason.sentence() + "\n");
        }

        @ParameterizedTest
        @EnumSource
        void sentence_is_not_in_the_response_with_terse_error_detail(Reason reason) {
            PreparedResponse json = terse(reason, JSON);
            PreparedResponse text = terse(reason, TEXT);
            assertThat(json.body() + text.body() + json.headers()).doesNotContain(reason.sentence());
        }

        /** RFC 6750, section 3: what may stand between the quotes. */
        @ParameterizedTest
        @EnumSource
        void challenge_follows_the_grammar(Reason reason) {
            if (!isOurDoing(reason)) {
                assertThat(challenge(full(reason, JSON)))
                        .matches(
                                "Bearer( error=\"[a-z_]+\", error_description=\"[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+\")?");
            }
        }
    }

    @Test
    void missing_token_has_a_challenge_without_error_code() {
        assertThat(challenge(full(Reason.NO_TOKEN, JSON))).isEqualTo("Bearer");
    }

    @Test
    void error_description_is_the_sentence() {
        assertThat(challenge(full(Reason.TOKEN_EXPIRED, JSON)))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"The token has expired\"");
    }

    @Test
    void response_bodies_have_the_documented_form() {
        assertThat(terse(Reason.ROLE_MISSING, JSON).body())
                .isEqualTo("{\"type\":\"https://entrafilter.github.io/entra-filter/reasons#role_missing\","
                        + "\"title\":\"Forbidden\",\"status\":403,\"reason\":\"role_missing\"}");
        assertThat(full(Reason.TOKEN_EXPIRED, TEXT).body())
                .isEqualTo("401 Unauthorized (token_expired): The token has expired\n");
    }

    @Test
    void unprotected_application_responds_without_retry_after() {
        PreparedResponse response = ErrorResponseFactory.notInForce(JSON);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).contains("\"reason\":\"protection_not_in_force\"");
        assertThat(response.headers()).doesNotContainKey("Retry-After").containsEntry("Cache-Control", "no-store");
    }

    @Test
    void retry_after_is_in_whole_seconds() {
        assertThat(terse(Reason.KEYS_UNAVAILABLE, JSON).headers()).containsEntry("Retry-After", "3");
    }

    /** Rounded up, so that who comes back then is not too early. */
    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT29.5S, 30", "PT12H, 43200"})
    void retry_after_is_rounded_up_to_a_second_at_least(Duration time, String seconds) {
        assertThat(new ErrorResponseFactory(
                                new ResponseSettings(Optional.empty(), Optional.empty(), ErrorDetail.TERSE),
                                Optional.empty(),
                                CLAIMS)
                        .to(Refusal.of(Reason.KEYS_UNAVAILABLE), JSON, time)
                        .headers())
                .containsEntry("Retry-After", seconds);
    }

    /** The time of the next key fetch is unrelated to an internal error. */
    @Test
    void retry_after_an_internal_error_does_not_wait_for_keys() {
        assertThat(new ErrorResponseFactory(
                                new ResponseSettings(Optional.empty(), Optional.empty(), ErrorDetail.TERSE),
                                Optional.empty(),
                                CLAIMS)
                        .to(Refusal.of(Reason.JUDGEMENT_FAILED), JSON, Duration.ofHours(12))
                        .headers())
                .containsEntry("Retry-After", "5");
    }

    @Nested
    class A_challenge {

        private final ErrorResponseFactory answers = new ErrorResponseFactory(
                new ResponseSettings(Optional.of("Orders"), Optional.empty(), ErrorDetail.TERSE),
                ResourceMetadata.of(ProtectionFixture.settings("resource-url", "https://api.example")),
                CLAIMS);

        @Test
        void challenge_without_a_token_names_realm_and_metadata() {
            assertThat(challenge(answers.to(Refusal.of(Reason.NO_TOKEN), JSON, SOON)))
                    .isEqualTo("Bearer realm=\"Orders\","
                            + " resource_metadata=\"https://api.example/.well-known/oauth-protected-resource\"");
        }

        @Test
        void challenge_names_realm_and_metadata_before_the_error() {
            assertThat(challenge(answers.to(Refusal.of(Reason.TOKEN_EXPIRED), JSON, SOON)))
                    .isEqualTo("Bearer realm=\"Orders\","
                            + " resource_metadata=\"https://api.example/.well-known/oauth-protected-resource\","
                            + " error=\"invalid_token\"");
        }

        /** RFC 6750, section 3: the scope that a token needs. A role is no scope, and no scope helps an application. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "users        | orders.write, orders.read | NO_TOKEN         | read write",
                    "any          | orders.write, orders.read | NO_TOKEN         | read write",
                    "any          | orders.read               | TOKEN_EXPIRED    | read",
                    "any          | orders.read               | WRONG_AUDIENCE   | read",
                    "any          | orders.read               | SCOPE_MISSING    | read",
                    "any          | orders.read               | ROLE_MISSING     | ''",
                    "any          | orders.read               | NO_ROLE_ASSIGNED | ''",
                    "any          | orders.read               | CALLER_IS_USER   | ''",
                    "any          | orders.read               | MALFORMED_CREDENTIALS | ''",
                    "any          | orders.read               | NEWER_TOKEN_REQUIRED  | ''",
                    "any          | orders.read               | KEYS_UNAVAILABLE | ''",
                    "applications | orders.read               | NO_TOKEN         | ''",
                    "any          | ''                        | NO_TOKEN         | ''",
                    "any          | b\u00fccher, orders.read   | NO_TOKEN         | read",
                })
        void challenge_names_the_scopes_that_help(String callers, String scopes, Reason reason, String named) {
            ErrorResponseFactory factory = new ErrorResponseFactory(
                    new ResponseSettings(Optional.empty(), Optional.empty(), ErrorDetail.TERSE),
                    ResourceMetadata.of(ProtectionFixture.settings(
                            "resource-url", "https://api.example/mcp",
                            "accepted-callers", callers,
                            "scopes-allowed", scopes)),
                    CLAIMS);
            String scope = named.replaceAll("(\\w+)", "https://api.example/mcp/orders.$1");
            assertThat(challenge(factory.to(Refusal.of(reason), JSON, SOON))).satisfies(challenge -> {
                if (named.isEmpty()) {
                    assertThat(challenge).doesNotContain("scope=");
                } else {
                    assertThat(challenge).contains("/mcp\", scope=\"" + scope + "\"");
                }
            });
        }

        /** Entra's page on claims challenges: base64 of JSON, and where to go with it. */
        @Test
        void challenge_requests_a_newer_token_by_claims() {
            Refusal refusal = new Refusal(
                    Reason.NEWER_TOKEN_REQUIRED,
                    "",
                    "",
                    TokenFacts.NONE,
                    Optional.of(Instant.ofEpochSecond(1604106651)));
            String claims = Base64.getEncoder()
                    .encodeToString("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}"
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(challenge(answers.to(refusal, JSON, SOON)))
                    .endsWith(" error=\"insufficient_claims\","
                            + " authorization_uri=\"https://login.microsoftonline.com/tenant/oauth2/authorize\","
                            + " claims=\"" + claims + "\"");
        }
    }
}
