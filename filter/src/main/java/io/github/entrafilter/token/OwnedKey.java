package io.github.entrafilter.token;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;

/**
 * A published key and its owner.
 *
 * @param key as the key set of the token's version has it
 * @param owner the same public key in the v2.0 key set, which alone names the issuer
 */
record OwnedKey(SigningKey key, SigningKey owner) {

    /** The keys of this id that both sets have: for v2.0 tokens, the two sets are one. */
    static List<OwnedKey> named(String keyId, KeySet keys, KeySet owners) {
        List<OwnedKey> named = new ArrayList<>();
        for (SigningKey key : keys.keysOf(keyId)) {
            for (SigningKey owner : owners.keysOf(keyId)) {
                if (key.hasMaterialOf(owner)) {
                    named.add(new OwnedKey(key, owner));
                }
            }
        }
        return named;
    }

    /** Whether the authority says so in both sets. */
    boolean isFor(SignatureAlgorithm algorithm) {
        return key.isFor(algorithm) && owner.isFor(algorithm);
    }
}
