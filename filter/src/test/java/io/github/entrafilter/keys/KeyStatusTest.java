package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStatusTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Whose a v1.0 token's key is, only the v2.0 key set says. */
    @ParameterizedTest(name = "accepted {0}, usable {1}, too old {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0 2.0 | 1.0 2.0 |         | true",
                "1.0 2.0 | 2.0     |         | true",
                "1.0 2.0 | 2.0     | 1.0     | true",
                "1.0 2.0 | 1.0     |         | false",
                "1.0 2.0 | 1.0     | 2.0     | false",
                "1.0 2.0 |         | 1.0 2.0 | false",
                "1.0 2.0 |         |         | false",
                "1.0     | 1.0 2.0 |         | true",
                "1.0     | 1.0     |         | false",
                "1.0     | 1.0     | 2.0     | false",
                "1.0     | 2.0     |         | false",
                "1.0     | 2.0     | 1.0     | false",
                "2.0     | 2.0     |         | true",
                "2.0     |         | 2.0     | false",
                "2.0     | 1.0     |         | false"
            })
    void tokens_can_be_judged_with_the_key_sets_they_need(
            String accepted, @Nullable String usable, @Nullable String old, boolean can) {
        Map<TokenVersion, Instant> usableUntil = new EnumMap<>(TokenVersion.class);
        versions(old).forEach(version -> usableUntil.put(version, NOW));
        versions(usable).forEach(version -> usableUntil.put(version, NOW.plusNanos(1)));
        KeyStatus status = new KeyStatus(
                URI.create("https://login.microsoftonline.com"),
                versions(accepted),
                Map.of(),
                usableUntil,
                NOW,
                Optional.empty(),
                KeyStatus.Fetches.NONE);

        assertThat(status.canJudge(NOW)).isEqualTo(can);
    }

    private static Set<TokenVersion> versions(@Nullable String claims) {
        return claims == null
                ? Set.of()
                : Arrays.stream(claims.split(" "))
                        .map(claim -> TokenVersion.ofClaim(claim).orElseThrow())
                        .collect(Collectors.toSet());
    }
}
