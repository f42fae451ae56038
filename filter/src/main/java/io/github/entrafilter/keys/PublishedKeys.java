package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<SigningKey> named = new ArrayList<>();
        for (TokenVersion version : List.of(id.version(), TokenVersion.V2)) {
            KeySet keys = byVersion.get(version);
            if (keys != null) {
                named.addAll(keys.keysOf(id.keyId()));
            }
        }
        return named;
    }

    /**
     * Returns these keys, with newer sets in the place of older ones. A key that is still published stays the same
     * object, so that the verdicts of its signatures stand.
     */
    PublishedKeys with(Map<TokenVersion, KeySet> newer) {
        Map<TokenVersion, KeySet> all = new EnumMap<>(TokenVersion.class);
        all.putAll(byVersion);
        for (Map.Entry<TokenVersion, KeySet> entry : newer.entrySet()) {
            KeySet older = byVersion.get(entry.getKey());
            all.put(entry.getKey(), older == null ? entry.getValue() : merged(older, entry.getValue()));
        }
        return new PublishedKeys(all);
    }

    /** Keys of changed metadata are new: whether they may sign for a tenant depends on it. */
    private static KeySet merged(KeySet older, KeySet newer) {
        if (!older.issuer().equals(newer.issuer()) || !older.cloud().equals(newer.cloud())) {
            return newer;
        }
        List<SigningKey> keys = new ArrayList<>();
        for (List<SigningKey> named : newer.keys().values()) {
            for (SigningKey key : named) {
                keys.add(kept(older, key));
            }
        }
        return newer.withKeys(keys);
    }

    private static SigningKey kept(KeySet older, SigningKey key) {
        for (SigningKey before : older.keysOf(key.keyId())) {
            if (key.isSameAs(before)) {
                return before;
            }
        }
        return key;
    }
}
