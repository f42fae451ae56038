package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the signing keys of one authority stand, for health checks.
 *
 * @param accepted the token versions that are accepted
 * @param fetchedAt when the keys at hand came from the authority; a version without keys is missing
 * @param usableUntil until when the keys at hand serve if no fetch succeeds; a version without keys is missing
 * @param nextFetch when they are fetched next
 * @param lastError why the last fetch failed, if it did
 * @param fetches how often they were fetched
 */
public record KeyStatus(
        URI authority,
        Set<TokenVersion> accepted,
        Map<TokenVersion, Instant> fetchedAt,
        Map<TokenVersion, Instant> usableUntil,
        Instant nextFetch,
        Optional<String> lastError,
        FetchCount fetches) {

    /** The token versions whose key sets are needed. */
    public Set<TokenVersion> required() {
        return KeySource.setsFor(accepted);
    }

    /** Whether tokens of any accepted version can be judged: v1.0 tokens need the v2.0 key set, too. */
    public boolean canJudge(Instant now) {
        return isUsable(TokenVersion.V2, now) && accepted.stream().anyMatch(version -> isUsable(version, now));
    }

    private boolean isUsable(TokenVersion version, Instant now) {
        return now.isBefore(usableUntil.getOrDefault(version, Instant.MIN));
    }
}
