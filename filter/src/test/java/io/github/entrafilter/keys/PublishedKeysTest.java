package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    private static KeySet usableUntil(Instant end, String issuer) {
        return new KeySet(issuer, Optional.empty(), Map.of(), end);
    }

    @Nested
    class A_key_set {

        private final PublishedKeys keys = new PublishedKeys(Map.of(TokenVersion.V1, usableUntil(END, "issuer")));

        @Test
        void serves_until_its_end() {
            assertThat(keys.forVersion(TokenVersion.V1, END.minusNanos(1))).isPresent();
        }

        @Test
        void does_not_serve_at_its_end() {
            assertThat(keys.forVersion(TokenVersion.V1, END)).isEqualTo(Optional.empty());
        }

        @Test
        void does_not_serve_the_other_version() {
            assertThat(keys.forVersion(TokenVersion.V2, END.minusNanos(1))).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Newer_keys {

        @Test
        void take_the_place_of_their_version_only() {
            KeySet old1 = usableUntil(END, "old 1");
            KeySet old2 = usableUntil(END, "old 2");
            KeySet new2 = usableUntil(END, "new 2");
            PublishedKeys before = new PublishedKeys(Map.of(TokenVersion.V1, old1, TokenVersion.V2, old2));

            PublishedKeys after = before.with(Map.of(TokenVersion.V2, new2));

            assertThat(after.byVersion())
                    .containsOnly(Map.entry(TokenVersion.V1, old1), Map.entry(TokenVersion.V2, new2));
            assertThat(before.byVersion()).containsEntry(TokenVersion.V2, old2);
        }
    }

    @Test
    void none_are_none() {
        assertThat(PublishedKeys.NONE.byVersion()).isEmpty();
    }
}
