package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentLookUpsTest {

    private static final Duration NOW = Duration.ofDays(3);
    private static final Duration END = NOW.plusSeconds(30);

    @Test
    void key_counts_until_its_end() {
        RecentLookUps recent = RecentLookUps.NONE.with(Set.of(key(1)), NOW, END);

        assertThat(recent.contains(key(1), END.minusNanos(1))).isTrue();
        assertThat(recent.contains(key(1), END)).isFalse();
    }

    @Test
    void key_of_the_other_version_does_not_count() {
        RecentLookUps recent = RecentLookUps.NONE.with(Set.of(key(1)), NOW, END);

        assertThat(recent.contains(new SigningKey.Id(TokenVersion.V1, "1"), NOW))
                .isFalse();
    }

    @Test
    void later_look_up_of_the_same_key_prolongs_it() {
        RecentLookUps recent =
                RecentLookUps.NONE.with(Set.of(key(1)), NOW, END).with(Set.of(key(1)), NOW, END.plusSeconds(5));

        assertThat(recent.contains(key(1), END)).isTrue();
    }

    @Test
    void oldest_keys_make_room_for_newer_ones() {
        RecentLookUps recent = RecentLookUps.NONE.with(Set.of(key(-1)), NOW, END);
        assertThat(recent.with(keys(0, 999), NOW, END).contains(key(-1), NOW)).isTrue();

        RecentLookUps full = recent.with(keys(0, 1000), NOW, END);

        assertThat(full.contains(key(-1), NOW)).isFalse();
        assertThat(keys(0, 1000)).allMatch(key -> full.contains(key, NOW));
    }

    private static Set<SigningKey.Id> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(RecentLookUpsTest::key).collect(Collectors.toUnmodifiableSet());
    }

    private static SigningKey.Id key(int number) {
        return new SigningKey.Id(TokenVersion.V2, Integer.toString(number));
    }
}
