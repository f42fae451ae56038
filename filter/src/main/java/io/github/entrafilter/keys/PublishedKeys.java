package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The key sets of all token versions as last fetched; immutable. */
public record PublishedKeys(Map<TokenVersion, KeySet> byVersion) {

    /** No keys at all, as before the first fetch. */
    public static final PublishedKeys NONE = new PublishedKeys(Map.of());

    public PublishedKeys {
        byVersion = Map.copyOf(byVersion);
    }

    /** The key set that tokens of this version are verified against; none where it is missing or too old. */
    public Optional<KeySet> forVersion(TokenVersion version, Instant now) {
        return Optional.ofNullable(byVersion.get(version)).filter(keys -> now.isBefore(keys.usableUntil()));
    }

    /**
     * These keys, replaced by newer ones where there are any. A key that is still published stays the same object: what
     * was verified with it stands.
     */
    PublishedKeys with(Map<TokenVersion, KeySet> newer) {
        Map<TokenVersion, KeySet> all = new EnumMap<>(TokenVersion.class);
        all.putAll(byVersion);
        newer.forEach((version, keys) -> all.merge(version, keys, PublishedKeys::merged));
        return new PublishedKeys(all);
    }

    private static KeySet merged(KeySet older, KeySet newer) {
        Map<String, SigningKey> keys = new HashMap<>(newer.keys());
        keys.replaceAll((id, key) -> older.key(id).filter(key::isSameAs).orElse(key));
        return new KeySet(newer.issuer(), newer.cloud(), keys, newer.usableUntil());
    }
}
