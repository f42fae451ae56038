package io.github.entrafilter.token;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;

/**
 * What an accepting verdict rests on besides the policy: as long as it holds, judging the same token again would come
 * to the same verdict.
 *
 * @param key that verified the signature
 * @param end from when on the token is refused as expired
 */
public record Grounds(TokenVersion version, SigningKey key, Instant end) {

    private static final int MILLIS = 1000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    /**
     * Whether the key is still published and the token has not expired.
     *
     * @param now in milliseconds since 1970: asked on each request, for which no object is made
     */
    public boolean holdWith(PublishedKeys published, long now) {
        if (!isBefore(now, end)) {
            return false;
        }
        KeySet keys = published.byVersion().get(version);
        return keys != null
                && isBefore(now, keys.usableUntil())
                && key.equals(keys.keys().get(key.keyId()));
    }

    private static boolean isBefore(long now, Instant end) {
        long second = Math.floorDiv(now, MILLIS);
        return second == end.getEpochSecond()
                ? Math.floorMod(now, MILLIS) * NANOS_OF_MILLI < end.getNano()
                : second < end.getEpochSecond();
    }
}
