package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of one authority's signing keys, for health checks. Dates are of the wall clock, as it stands now.
 *
 * @param accepted the accepted token versions
 * @param fetchedAt when the usable keys came from the authority; a version without keys is missing
 * @param usableUntil until when they serve if no fetch succeeds; a version without keys is missing
 * @param nextFetch the next fetch
 * @param lastFailure why the last fetch failed; empty if it succeeded
 */
public record KeyStatus(
        URI authority,
        Set<TokenVersion> accepted,
        Map<TokenVersion, Instant> fetchedAt,
        Map<TokenVersion, Instant> usableUntil,
        Instant nextFetch,
        Optional<Failure> lastFailure,
        Fetches fetches) {

    /**
     * The number of fetches since the start.
     *
     * @param last the last successful one; those of an earlier run do not count
     */
    public record Fetches(long fetched, long failed, Optional<Instant> last) {

        static final Fetches NONE = new Fetches(0, 0, Optional.empty());

        /** Whether no fetch has ended yet. */
        public boolean isNone() {
            return fetched == 0 && failed == 0;
        }
    }

    /** Why a fetch failed. */
    public record Failure(String message, Cause cause) {

        /** Whether only other settings help. */
        public boolean isOfSettings() {
            return cause == Cause.SETTINGS;
        }

        /** The kind of failure, by what has to change before a fetch succeeds. */
        public enum Cause {
            /** The authority cannot be reached or responds with an error: a later fetch may succeed. */
            OUTAGE,
            /** The settings are wrong, by what the authority says: no fetch with them succeeds. */
            SETTINGS
        }
    }

    /** The message of the last failure. */
    public Optional<String> lastError() {
        return lastFailure.map(Failure::message);
    }

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
