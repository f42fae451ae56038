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

    /** Whether the key is still published and the token has not expired. */
    public boolean holdWith(PublishedKeys published, Instant now) {
        if (!now.isBefore(end)) {
            return false;
        }
        KeySet keys = published.byVersion().get(version);
        return keys != null
                && now.isBefore(keys.usableUntil())
                && key.equals(keys.keys().get(key.keyId()));
    }
}
