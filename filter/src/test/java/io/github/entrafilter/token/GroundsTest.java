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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a verdict stands. */
class GroundsTest {

    private static final SigningKey KEY = TestKeys.published(TestKeys.ENTRA);
    private static final long NOW = TestTokens.NOW.toEpochMilli();
    private static final Instant END = TestTokens.NOW.plusMillis(60_500);

    private final Grounds grounds = new Grounds(TokenVersion.V2, KEY, END);

    private static PublishedKeys published(TokenVersion version, SigningKey key, Instant usableUntil) {
        return new PublishedKeys(Map.of(
                version, new KeySet(TestTokens.ISSUER_V2, Optional.empty(), Map.of(key.keyId(), key), usableUntil)));
    }

    @Test
    void it_stands_while_its_key_is_published_and_its_token_lasts() {
        assertThat(grounds.holdWith(published(TokenVersion.V2, KEY, Instant.MAX), NOW))
                .isTrue();
    }

    @Test
    void it_ends_at_the_tokens_end() {
        PublishedKeys keys = published(TokenVersion.V2, KEY, Instant.MAX);

        assertThat(grounds.holdWith(keys, END.toEpochMilli() - 1)).isTrue();
        assertThat(grounds.holdWith(keys, END.toEpochMilli())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {60_000, 59_999, 61_000, 60_501})
    void it_counts_milliseconds(long later) {
        assertThat(grounds.holdWith(published(TokenVersion.V2, KEY, Instant.MAX), NOW + later))
                .isEqualTo(later < 60_500);
    }

    @Test
    void it_ends_when_the_keys_are_too_old_to_be_used() {
        PublishedKeys keys = published(TokenVersion.V2, KEY, TestTokens.NOW);

        assertThat(grounds.holdWith(keys, NOW - 1)).isTrue();
        assertThat(grounds.holdWith(keys, NOW)).isFalse();
    }

    @Test
    void it_ends_when_its_key_is_withdrawn() {
        assertThat(grounds.holdWith(
                        published(TokenVersion.V2, TestKeys.published(TestKeys.ROLLED_OVER), Instant.MAX), NOW))
                .isFalse();
    }

    @Test
    void it_ends_when_another_key_takes_the_name_of_its_key() {
        assertThat(grounds.holdWith(published(TokenVersion.V2, TestKeys.published(TestKeys.FORGED), Instant.MAX), NOW))
                .isFalse();
    }

    @Test
    void it_does_not_stand_on_the_keys_of_another_version() {
        assertThat(grounds.holdWith(published(TokenVersion.V1, KEY, Instant.MAX), NOW))
                .isFalse();
    }
}
