package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The usable key sets of all token versions, as last fetched; immutable. */
public record PublishedKeys(Map<TokenVersion, KeySet> byVersion) {

    /** No keys at all, as before the first fetch. */
    public static final PublishedKeys NONE = new PublishedKeys(Map.of());

    public PublishedKeys {
        byVersion = Map.copyOf(byVersion);
    }

    /** The key set that verifies tokens of this version; empty where it is missing. */
    public Optional<KeySet> forVersion(TokenVersion version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /**
     * The key set that names the keys' owners: v1.0 sets do not.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-signing-key-issuer">
     *     Entra: validate the signing key issuer</a>
     */
    public Optional<KeySet> owners() {
        return forVersion(TokenVersion.V2);
    }

    /** The keys of this name in the key set of its version, and in the one that names their owners. */
    List<SigningKey> named(SigningKey.Id id) {
        return Stream.of(forVersion(id.version()), owners())
                .flatMap(Optional::stream)
                .flatMap(keys -> keys.keysOf(id.keyId()).stream())
                .toList();
    }

    /**
     * Returns these keys, with newer sets in the place of older ones. A key that is still published stays the same
     * object, so that the verdicts of its signatures stand.
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
        return KeySet.of(newer.issuer(), newer.cloud(), keys);
    }

    private static SigningKey kept(KeySet older, SigningKey key) {
        return older.keysOf(key.keyId()).stream()
                .filter(key::isSameAs)
                .findFirst()
                .orElse(key);
    }
}
