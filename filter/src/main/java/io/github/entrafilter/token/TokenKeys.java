package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The published keys that may have signed a token. Entra's public key set holds keys of other clouds and of consumer
 * accounts, with the same issuer template, and only the v2.0 set names their issuers. So it decides for tokens of both
 * versions, and no token is judged without it.
 *
 * @param keys the key set of the token's version
 * @param owners the v2.0 key set
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-signing-key-issuer">
 *     Entra: validate the signing key issuer</a>
 */
record TokenKeys(KeySet keys, KeySet owners) {

    /** A check by these keys; empty where a key set that it needs is missing. */
    static Optional<TokenKeys> by(PublishedKeys published, TokenVersion version) {
        return published
                .forVersion(version)
                .flatMap(keys -> published.owners().map(owners -> new TokenKeys(keys, owners)));
    }

    /** The key sets that {@link #by} needs, for messages. */
    static String needed(TokenVersion version) {
        return version == TokenVersion.V2
                ? "the key set of version 2.0"
                : "the key sets of versions " + version.claim() + " and 2.0";
    }

    void requireIssuer(Claims claims, String tenant) throws RefusedException {
        String issuer = claims.requiredText("iss");
        if (!issuer.equals(keys.issuerFor(tenant))) {
            throw new RefusedException(Reason.WRONG_ISSUER);
        }
    }

    /** The keys of this id; empty if it is not published, or the v2.0 set does not have it. */
    List<OwnedKey> named(String keyId) {
        return OwnedKey.named(keyId, keys, owners);
    }

    /** The keys that may sign for the tenant; never empty. */
    List<OwnedKey> requireOwner(List<OwnedKey> named, String tenant) throws RefusedException {
        List<OwnedKey> allowed = new ArrayList<>();
        Optional<RefusedException> first = Optional.empty();
        for (OwnedKey key : named) {
            Optional<RefusedException> problem =
                    problem(key.key(), keys, tenant).or(() -> problem(key.owner(), owners, tenant));
            if (problem.isEmpty()) {
                allowed.add(key);
            } else {
                first = first.or(() -> problem);
            }
        }
        if (allowed.isEmpty()) {
            throw first.orElseThrow();
        }
        return allowed;
    }

    private static Optional<RefusedException> problem(SigningKey key, KeySet set, String tenant) {
        Optional<String> template = key.purpose().issuer();
        // Nearly all keys are the set's own issuer's: a template need not be filled in to see that.
        if (template.isPresent() && !template.get().equals(set.issuer())) {
            String issuer = set.issuerFor(tenant);
            String keyIssuer = KeySet.forTenant(template.get(), tenant);
            if (!keyIssuer.equals(issuer)) {
                return Optional.of(
                        new RefusedException(Reason.WRONG_KEY, "a key of " + issuer, "a key of " + keyIssuer));
            }
        }
        Optional<String> cloud = key.purpose().cloud();
        return cloud.isPresent() && !cloud.equals(set.cloud())
                ? Optional.of(new RefusedException(
                        Reason.WRONG_KEY,
                        "a key of the cloud " + set.cloud().orElse("without a name"),
                        "a key of " + cloud.get()))
                : Optional.empty();
    }

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
}
