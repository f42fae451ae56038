package io.github.entrafilter.token;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import java.util.Optional;

/**
 * Whether a key may sign for a tenant. Entra's public key set holds keys of other clouds and of consumer accounts, with
 * the same issuer template. Only the v2.0 set says whose they are: so whatever any set says of a key counts, for tokens
 * of both versions.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-signing-key-issuer">
 *     Entra: validate the signing key issuer</a>
 */
final class KeyCheck {

    private KeyCheck() {}

    static void require(String keyId, PublishedKeys published, String tenant) throws RefusedException {
        for (KeySet keys : published.byVersion().values()) {
            Optional<SigningKey> key = keys.key(keyId);
            if (key.isPresent()) {
                requireIssuer(key.get(), keys.issuerFor(tenant), tenant);
                requireCloud(key.get(), keys);
            }
        }
    }

    private static void requireIssuer(SigningKey key, String issuer, String tenant) throws RefusedException {
        Optional<String> keyIssuer = key.issuer().map(template -> KeySet.forTenant(template, tenant));
        if (keyIssuer.isPresent() && !keyIssuer.get().equals(issuer)) {
            throw new RefusedException(Reason.WRONG_KEY, "a key of " + issuer, "a key of " + keyIssuer.get());
        }
    }

    private static void requireCloud(SigningKey key, KeySet keys) throws RefusedException {
        if (key.cloud().isPresent() && !key.cloud().equals(keys.cloud())) {
            throw new RefusedException(
                    Reason.WRONG_KEY,
                    "a key of the cloud " + keys.cloud().orElse("without a name"),
                    "a key of " + key.cloud().get());
        }
    }
}
