package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the signing keys of one authority stand, for health checks.
 *
 * @param fetchedAt when the keys at hand came from the authority; a version without keys is missing
 * @param usableUntil until when the keys at hand serve if no fetch succeeds; a version without keys is missing
 * @param nextFetch when they are fetched next
 * @param lastError why the last fetch failed, if it did
 * @param fetches how often they were fetched
 */
public record KeyStatus(
        URI authority,
        Map<TokenVersion, Instant> fetchedAt,
        Map<TokenVersion, Instant> usableUntil,
        Instant nextFetch,
        Optional<String> lastError,
        FetchCount fetches) {

    /** Whether tokens of any version can be judged. */
    public boolean canJudge(Instant now) {
        return usableUntil.values().stream().anyMatch(now::isBefore);
    }
}
