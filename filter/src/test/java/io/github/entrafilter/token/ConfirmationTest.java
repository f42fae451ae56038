package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.Reason;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.token.SenderProof.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that is stolen is worth nothing if it is bound to its sender, and if somebody looks. */
class ConfirmationTest {

    private static final String THUMBPRINT = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2";

    private record Shown(Scheme scheme, Optional<String> certificateThumbprint) implements SenderProof {}

    private static Verdict.Accepted accepted(TestTokens token) {
        Verdict verdict = verdictOn(token);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return (Verdict.Accepted) verdict;
    }

    private static TestTokens bound() {
        return TestTokens.v2().claim("cnf", Map.of("x5t#S256", THUMBPRINT));
    }

    @Nested
    class A_token_without_cnf {

        @Test
        void token_without_cnf_asks_for_nothing() {
            assertThat(accepted(TestTokens.v2()).confirmation()).isInstanceOf(Confirmation.NotBound.class);
        }

        @Test
        void token_without_cnf_has_no_more_to_show_as_bearer_token() {
            assertThat(accepted(TestTokens.v2()).isEnough(Scheme.BEARER)).isTrue();
            assertThat(accepted(TestTokens.v2()).isEnough(Scheme.MTLS_POP)).isFalse();
        }

        @Test
        void token_without_cnf_may_be_sent_as_bearer_token_by_anybody() {
            assertThat(accepted(TestTokens.v2()).sentWith(new Shown(Scheme.BEARER, Optional.empty())))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void token_without_cnf_may_be_sent_over_a_connection_with_a_certificate() {
            assertThat(accepted(TestTokens.v2()).sentWith(new Shown(Scheme.BEARER, Optional.of(THUMBPRINT))))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void token_without_cnf_must_not_be_sent_as_a_bound_one() {
            assertThat(reason(accepted(TestTokens.v2()).sentWith(new Shown(Scheme.MTLS_POP, Optional.of(THUMBPRINT)))))
                    .isEqualTo(Reason.TOKEN_NOT_BOUND);
        }
    }

    @Nested
    class A_token_with_a_thumbprint {

        @ParameterizedTest
        @EnumSource
        void token_with_a_thumbprint_is_accepted_with_its_certificate_under_either_scheme(Scheme scheme) {
            assertThat(accepted(bound()).sentWith(new Shown(scheme, Optional.of(THUMBPRINT))))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @EnumSource
        void token_with_a_thumbprint_is_refused_without_a_certificate_under_either_scheme(Scheme scheme) {
            assertThat(reason(accepted(bound()).sentWith(new Shown(scheme, Optional.empty()))))
                    .isEqualTo(Reason.CERTIFICATE_MISSING);
        }

        @ParameterizedTest
        @EnumSource
        void token_with_a_thumbprint_is_refused_with_another_certificate_under_either_scheme(Scheme scheme) {
            assertThat(reason(accepted(bound()).sentWith(new Shown(scheme, Optional.of("another")))))
                    .isEqualTo(Reason.CERTIFICATE_MISMATCH);
        }

        @Test
        void token_with_a_thumbprint_is_refused_with_the_facts_of_its_caller() {
            Verdict.Final verdict = accepted(bound()).sentWith(new Shown(Scheme.BEARER, Optional.empty()));
            assertThat(Judging.refusalOf(verdict).token())
                    .isEqualTo(new TokenFacts(
                            TestTokens.OBJECT,
                            TestTokens.CLIENT,
                            TestTokens.TENANT,
                            TestTokens.TOKEN_ID,
                            "2.0",
                            Optional.of(CallerKind.APPLICATION),
                            ""));
        }
    }

    static Stream<@Nullable Object> not_understood() {
        return Stream.of(
                null,
                "text",
                List.of(),
                Map.of(),
                Map.of("jwk", Map.of("kty", "RSA")),
                Map.of("kid", "key"),
                Map.of("x5t#S256", ""),
                Map.of("x5t#S256", 1),
                Map.of("x5t#S256", List.of(THUMBPRINT)),
                Map.of("X5T#s256", THUMBPRINT),
                Map.of("x5t#S256", THUMBPRINT, "jkt", "key"));
    }

    @ParameterizedTest
    @MethodSource("not_understood")
    void a_confirmation_that_is_not_understood_is_refused(@Nullable Object confirmation) {
        assertThat(reasonFor(TestTokens.v2().claim("cnf", confirmation))).isEqualTo(Reason.CONFIRMATION_UNKNOWN);
    }

    private static Reason reason(Verdict verdict) {
        return Judging.refusalOf(verdict).reason();
    }
}
