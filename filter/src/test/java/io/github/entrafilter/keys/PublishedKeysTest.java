package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.TokenVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeysTest {

    private static KeySet keySet(String issuer) {
        return new KeySet(issuer, Optional.empty(), Map.of());
    }

    @Nested
    class A_key_set {

        private final PublishedKeys keys = new PublishedKeys(Map.of(TokenVersion.V1, keySet("issuer")));

        @Test
        void serves_its_version() {
            assertThat(keys.forVersion(TokenVersion.V1)).isPresent();
        }

        @Test
        void does_not_serve_the_other_version() {
            assertThat(keys.forVersion(TokenVersion.V2)).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Newer_keys {

        @Test
        void take_the_place_of_their_version_only() {
            KeySet old1 = keySet("old 1");
            KeySet old2 = keySet("old 2");
            KeySet new2 = keySet("new 2");
            PublishedKeys before = new PublishedKeys(Map.of(TokenVersion.V1, old1, TokenVersion.V2, old2));

            PublishedKeys after = before.with(Map.of(TokenVersion.V2, new2));

            assertThat(after.byVersion())
                    .containsOnly(Map.entry(TokenVersion.V1, old1), Map.entry(TokenVersion.V2, new2));
            assertThat(before.byVersion()).containsEntry(TokenVersion.V2, old2);
        }
    }

    @Nested
    class A_key_that_is_published_again {

        private final PublishedKeys before = published("issuer", "cloud", TestKeys.published(TestKeys.ENTRA));

        @Test
        void stays_the_same_object() {
            assertThat(keysOf(after("issuer", "cloud", TestKeys.published(TestKeys.ENTRA))))
                    .containsExactlyElementsOf(keysOf(before));
        }

        @Test
        void stays_the_same_object_among_others_of_its_id() {
            assertThat(keysOf(after(
                            "issuer",
                            "cloud",
                            TestKeys.published(TestKeys.FORGED),
                            TestKeys.published(TestKeys.ENTRA))))
                    .hasSize(2)
                    .containsAll(keysOf(before));
        }

        @ParameterizedTest
        @CsvSource({"another, cloud", "issuer, another"})
        void is_another_key_where_the_metadata_has_changed(String issuer, String cloud) {
            assertThat(keysOf(after(issuer, cloud, TestKeys.published(TestKeys.ENTRA))))
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(keysOf(before));
        }

        @Test
        void is_another_key_for_another_issuer() {
            assertThat(keysOf(after(
                            "issuer",
                            "cloud",
                            TestKeys.published(TestKeys.ENTRA, Optional.of("issuer"), Optional.empty()))))
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(keysOf(before));
        }

        private PublishedKeys after(String issuer, String cloud, SigningKey... keys) {
            return before.with(published(issuer, cloud, keys).byVersion());
        }

        private static PublishedKeys published(String issuer, String cloud, SigningKey... keys) {
            return new PublishedKeys(Map.of(TokenVersion.V2, TestKeys.keySet(issuer, Optional.of(cloud), keys)));
        }

        private static List<SigningKey> keysOf(PublishedKeys published) {
            return published.owners().orElseThrow().keysOf("entra-1");
        }
    }

    @Test
    void none_are_none() {
        assertThat(PublishedKeys.NONE.byVersion()).isEmpty();
    }
}
