package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.PUBLISHED;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.TestTokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeCheckTest {

    private static final long SKEW = TestPolicy.SKEW.toSeconds();
    private static final long NOW_SECONDS = NOW.getEpochSecond();

    private static Verdict verdictOn(TestTokens token) {
        return Judging.verdictOn(token);
    }

    private static Verdict verdictAt(Instant now, TestTokens token) {
        return Judging.verdictOn(token.text(), TestPolicy.byDefault(), PUBLISHED, now);
    }

    private static Verdict verdictWithoutSkew(TestTokens token) {
        return Judging.verdictOn(token, TestPolicy.byDefault().clockSkew(Duration.ZERO));
    }

    /** RFC 7519, section 4.1.4: not "on or after" exp. */
    @Nested
    class Expiry {

        @Test
        void expiry_a_second_ahead_is_in_time() {
            assertThat(verdictWithoutSkew(TestTokens.v2().claim("exp", NOW_SECONDS + 1)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void expiry_at_this_moment_is_too_late() {
            assertThat(refusalOf(verdictWithoutSkew(TestTokens.v2().claim("exp", NOW_SECONDS)))
                            .reason())
                    .isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void expiry_less_than_the_skew_ago_is_in_time() {
            assertThat(verdictOn(old().claim("exp", NOW_SECONDS - SKEW + 1))).isInstanceOf(Verdict.Accepted.class);
        }

        @Test
        void expiry_just_the_skew_ago_is_too_late() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().claim("exp", NOW_SECONDS - SKEW)))
                            .reason())
                    .isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void expiry_is_met_to_the_nanosecond() {
            TestTokens token = old().claim("exp", NOW_SECONDS - SKEW + 1);
            assertThat(verdictAt(NOW.plusSeconds(1).minusNanos(1), token)).isInstanceOf(Verdict.Accepted.class);
            assertThat(verdictAt(NOW.plusSeconds(1), token)).isInstanceOf(Verdict.Refused.class);
        }

        @Test
        void expiry_of_a_fraction_is_cut_to_the_second() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().claim("exp", NOW_SECONDS - SKEW + 0.9)))
                            .reason())
                    .isEqualTo(Reason.TOKEN_EXPIRED);
        }

        @Test
        void expiry_is_said_with_what_would_have_done() {
            Refusal refusal = refusalOf(verdictOn(TestTokens.v2().claim("exp", NOW_SECONDS - 3600)));
            assertThat(refusal.expected()).contains(NOW.toString());
            assertThat(refusal.actual()).isEqualTo("2026-03-01T11:00:00Z");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, -31_000_000_000_000_000L})
        void expiry_long_ago_is_too_late(long seconds) {
            assertThat(refusalOf(verdictOn(TestTokens.v2().claim("exp", seconds)))
                            .reason())
                    .isEqualTo(Reason.TOKEN_EXPIRED);
        }
    }

    private static TestTokens old() {
        return TestTokens.v2().claim("iat", NOW_SECONDS - 3600).claim("nbf", NOW_SECONDS - 3600);
    }

    /** A token that is never valid would pass where both of its ends are within the skew. */
    @Nested
    class An_end_before_the_beginning {

        @ParameterizedTest(name = "iat {0}, nbf {1}, exp {2}: {3}")
        @CsvSource({
            "-30, -30, -29, true",
            "-30, -30, -30, false",
            "-30, -30, -31, false",
            "-30, 10, -5, false",
            "10, -30, -5, false",
            "10, 10, 20, true",
            "20, 10, 20, false",
            "10, 20, 20, false",
            "30, 30, 20, false",
            "59, 59, -59, false"
        })
        void end_before_the_beginning_is_refused_though_both_are_within_the_skew(
                long iat, long nbf, long exp, boolean accepted) {
            TestTokens token = TestTokens.v2()
                    .claim("iat", NOW_SECONDS + iat)
                    .claim("nbf", NOW_SECONDS + nbf)
                    .claim("exp", NOW_SECONDS + exp);
            if (accepted) {
                assertThat(verdictOn(token)).isInstanceOf(Verdict.Accepted.class);
            } else {
                assertThat(refusalOf(verdictOn(token)).reason()).isEqualTo(Reason.CLAIM_MALFORMED);
            }
        }

        @Test
        void end_before_the_beginning_of_a_token_without_nbf_is_refused() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().without("nbf").claim("exp", NOW_SECONDS - 1)))
                            .reason())
                    .isEqualTo(Reason.CLAIM_MALFORMED);
        }
    }

    /** RFC 7519, section 4.1.5: not "before" nbf. */
    @Nested
    class Beginning {

        @ParameterizedTest
        @ValueSource(strings = {"nbf", "iat"})
        void beginning_at_this_moment_is_in_time(String claim) {
            assertThat(verdictWithoutSkew(TestTokens.v2().claim(claim, NOW_SECONDS)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nbf", "iat"})
        void beginning_a_second_ahead_is_too_early(String claim) {
            assertThat(refusalOf(verdictWithoutSkew(TestTokens.v2().claim(claim, NOW_SECONDS + 1)))
                            .reason())
                    .isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nbf", "iat"})
        void beginning_just_the_skew_ahead_is_in_time(String claim) {
            assertThat(verdictOn(TestTokens.v2().claim(claim, NOW_SECONDS + SKEW)))
                    .isInstanceOf(Verdict.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nbf", "iat"})
        void beginning_more_than_the_skew_ahead_is_too_early(String claim) {
            Refusal refusal = refusalOf(verdictOn(TestTokens.v2().claim(claim, NOW_SECONDS + SKEW + 1)));
            assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
            assertThat(refusal.actual()).isEqualTo(NOW.plusSeconds(SKEW + 1).toString());
        }

        @ParameterizedTest
        @ValueSource(strings = {"nbf", "iat"})
        void beginning_is_met_to_the_nanosecond(String claim) {
            TestTokens token = TestTokens.v2().claim(claim, NOW_SECONDS + SKEW);
            assertThat(verdictAt(NOW.minusNanos(1), token.claim("exp", NOW_SECONDS + 3600)))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }
}
