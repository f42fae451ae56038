package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key sets of all token versions as last fetched; immutable. */
public record PublishedKeys(Map<TokenVersion, KeySet> byVersion) {

    /** No keys at all, as before the first fetch. */
    public static final PublishedKeys NONE = new PublishedKeys(Map.of());

    public PublishedKeys {
        byVersion = Map.copyOf(byVersion);
    }

    /** The key set that tokens of this version are verified against; empty where it is missing or too old. */
    public Optional<KeySet> forVersion(TokenVersion version, Instant now) {
        return Optional.ofNullable(byVersion.get(version)).filter(keys -> now.isBefore(keys.usableUntil()));
    }

    /**
     * The key set that says whose keys are whose: v1.0 sets do not.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-signing-key-issuer">
     *     Entra: validate the signing key issuer</a>
     */
    public Optional<KeySet> owners(Instant now) {
        return forVersion(TokenVersion.V2, now);
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

    /** Keys of changed metadata are new: whether they may sign for a tenant depends on it. */
    private static KeySet merged(KeySet older, KeySet newer) {
        if (!older.issuer().equals(newer.issuer()) || !older.cloud().equals(newer.cloud())) {
            return newer;
        }
        List<SigningKey> keys = newer.keys().values().stream()
                .flatMap(List::stream)
                .map(key -> kept(older, key))
                .toList();
        return KeySet.of(newer.issuer(), newer.cloud(), keys, newer.usableUntil());
    }

    private static SigningKey kept(KeySet older, SigningKey key) {
        return older.keysOf(key.keyId()).stream()
                .filter(key::isSameAs)
                .findFirst()
                .orElse(key);
    }
}
