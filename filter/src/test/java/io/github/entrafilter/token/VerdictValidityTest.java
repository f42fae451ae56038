package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a verdict holds. */
class VerdictValidityTest {

    private static final SigningKey KEY = TestKeys.published(TestKeys.ENTRA);
    private static final long NOW = TestTokens.NOW.toEpochMilli();
    private static final Instant END = TestTokens.NOW.plusMillis(60_500);

    private final Verdict.Validity validity = new Verdict.Validity(TokenVersion.V2, KEY, KEY, END);

    private static PublishedKeys published(TokenVersion version, SigningKey key) {
        return new PublishedKeys(Map.of(version, TestKeys.keySet(TestTokens.ISSUER_V2, Optional.empty(), key)));
    }

    @Test
    void it_stands_while_its_key_is_published_and_its_token_lasts() {
        assertThat(validity.holdsWith(published(TokenVersion.V2, KEY), NOW)).isTrue();
    }

    @Test
    void it_ends_at_the_tokens_end() {
        PublishedKeys keys = published(TokenVersion.V2, KEY);

        assertThat(validity.holdsWith(keys, END.toEpochMilli() - 1)).isTrue();
        assertThat(validity.holdsWith(keys, END.toEpochMilli())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {60_000, 59_999, 61_000, 60_501})
    void it_counts_milliseconds(long later) {
        assertThat(validity.holdsWith(published(TokenVersion.V2, KEY), NOW + later))
                .isEqualTo(later < 60_500);
    }

    /** An end between two milliseconds lets the earlier one pass; before 1970, time runs forward too. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00.000000001Z, 2026-03-01T12:00:00.000Z, true",
        "2026-03-01T12:00:00.000999999Z, 2026-03-01T12:00:00.001Z, false",
        "2026-03-01T12:00:00.001000001Z, 2026-03-01T12:00:00.001Z, true",
        "2026-03-01T12:00:00.500Z,       2026-03-01T12:00:00.500Z, false",
        "2026-03-01T12:00:00.500Z,       2026-03-01T12:00:01.000Z, false",
        "2026-03-01T12:00:00Z,           2026-03-01T11:59:59.999Z, true",
        "1969-12-31T23:59:59.500Z,       1969-12-31T23:59:59.499Z, true",
        "1969-12-31T23:59:59.500Z,       1969-12-31T23:59:59.500Z, false",
        "1969-12-31T23:59:58Z,           1969-12-31T23:59:59Z,     false"
    })
    void validity_ends_to_the_nanosecond(Instant end, Instant now, boolean stands) {
        Verdict.Validity ending = new Verdict.Validity(TokenVersion.V2, KEY, KEY, end);
        assertThat(ending.holdsWith(published(TokenVersion.V2, KEY), now.toEpochMilli()))
                .isEqualTo(stands);
    }

    /** Any number of a token's {@code exp} is a time, and no clock reaches these. */
    @Test
    void end_beyond_all_milliseconds_is_far_away() {
        assertThat(new Verdict.Validity(TokenVersion.V2, KEY, KEY, Instant.MAX).endMillis())
                .isGreaterThan(Instant.parse("+100000000-01-01T00:00:00Z").toEpochMilli());
        assertThat(new Verdict.Validity(TokenVersion.V2, KEY, KEY, Instant.MIN).endMillis())
                .isNegative();
    }

    @Test
    void it_ends_when_its_key_is_withdrawn() {
        assertThat(validity.holdsWith(published(TokenVersion.V2, TestKeys.published(TestKeys.ROLLED_OVER)), NOW))
                .isFalse();
    }

    @Test
    void it_ends_when_another_key_takes_the_name_of_its_key() {
        assertThat(validity.holdsWith(published(TokenVersion.V2, TestKeys.published(TestKeys.FORGED)), NOW))
                .isFalse();
    }

    /** The v2.0 key set says whose a v1.0 token's key is: the verdict rests on its word. */
    @Nested
    class On_a_v1_token {

        private final SigningKey owner = TestKeys.published(TestKeys.ENTRA);
        private final Verdict.Validity validity = new Verdict.Validity(TokenVersion.V1, KEY, owner, END);

        @Test
        void it_stands_while_both_key_sets_have_the_key() {
            assertThat(validity.holdsWith(published(owner), NOW)).isTrue();
        }

        @Test
        void it_ends_without_the_v2_key_set() {
            assertThat(validity.holdsWith(VerdictValidityTest.published(TokenVersion.V1, KEY), NOW))
                    .isFalse();
        }

        @Test
        void it_ends_when_the_v2_key_set_says_something_else_of_the_key() {
            assertThat(validity.holdsWith(
                            published(TestKeys.published(TestKeys.ENTRA, Optional.of("another"), Optional.empty())),
                            NOW))
                    .isFalse();
        }

        @Test
        void it_ends_when_the_v2_key_set_has_the_key_no_more() {
            assertThat(validity.holdsWith(published(TestKeys.published(TestKeys.ROLLED_OVER)), NOW))
                    .isFalse();
        }

        private static PublishedKeys published(SigningKey v2) {
            return new PublishedKeys(Map.of(
                    TokenVersion.V1,
                    TestKeys.keySet(TestTokens.ISSUER_V1, Optional.empty(), KEY),
                    TokenVersion.V2,
                    TestKeys.keySet(TestTokens.ISSUER_V2, Optional.empty(), v2)));
        }
    }

    @Test
    void it_stands_on_a_key_among_others_of_its_id() {
        KeySet several =
                TestKeys.keySet(TestTokens.ISSUER_V2, Optional.empty(), TestKeys.published(TestKeys.FORGED), KEY);
        assertThat(validity.holdsWith(new PublishedKeys(Map.of(TokenVersion.V2, several)), NOW))
                .isTrue();
    }

    @Test
    void it_does_not_stand_on_the_keys_of_another_version() {
        assertThat(validity.holdsWith(published(TokenVersion.V1, KEY), NOW)).isFalse();
    }
}
