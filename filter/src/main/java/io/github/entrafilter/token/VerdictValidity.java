package io.github.entrafilter.token;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conditions under which an accepted verdict holds: while they are met, judging the same token again gives the same
 * verdict.
 *
 * @param key the key that verified the signature
 * @param owner the entry of the v2.0 key set that names the key's issuer; for v2.0 tokens possibly the key itself
 * @param end the time from which on the token is refused as expired
 */
public record VerdictValidity(TokenVersion version, SigningKey key, SigningKey owner, Instant end) {

    private static final int MILLIS = 1000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    /**
     * Whether the key is still published as the same issuer's, and the token has not expired.
     *
     * @param now in milliseconds since 1970, a primitive as this runs on each request
     */
    public boolean holdsWith(PublishedKeys published, long now) {
        return !isExpired(now)
                && isPublished(key, published.byVersion().get(version))
                && isPublished(owner, published.byVersion().get(TokenVersion.V2));
    }

    private static boolean isPublished(SigningKey key, @Nullable KeySet keys) {
        return keys != null && keys.holds(key);
    }

    /**
     * Whether the token has expired.
     *
     * @param now in milliseconds since 1970
     */
    public boolean isExpired(long now) {
        long second = Math.floorDiv(now, MILLIS);
        return second == end.getEpochSecond()
                ? Math.floorMod(now, MILLIS) * NANOS_OF_MILLI >= end.getNano()
                : second > end.getEpochSecond();
    }
}
