package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.settings.SignatureAlgorithm;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks of a token that go by the published keys, one by one. */
record KeyExamination(UnverifiedToken token, PublishedKeys published, Instant now, Findings findings) {

    /** What earlier checks have found out is there where they were passed. */
    void examine(Optional<SignatureAlgorithm> algorithm, Optional<TokenVersion> version, Optional<String> tenant) {
        if (version.isEmpty()) {
            findings.notRun("keys at hand", "issuer", "signing key", "key's owner", "signature");
            return;
        }
        Optional<KeyCheck> keys = keysOf(version.get());
        if (keys.isEmpty()) {
            findings.notRun("issuer", "signing key", "key's owner", "signature");
            return;
        }
        examineIssuer(keys.get(), tenant);
        examineKey(keys.get(), algorithm, tenant);
    }

    private Optional<KeyCheck> keysOf(TokenVersion version) {
        String needed = KeyCheck.needed(version);
        return findings.run(
                "keys at hand",
                needed,
                "fetched",
                () -> KeyCheck.by(published, version, now)
                        .orElseThrow(() -> new RefusedException(Reason.KEYS_UNAVAILABLE, needed, "none")));
    }

    private void examineIssuer(KeyCheck keys, Optional<String> tenant) {
        if (tenant.isEmpty()) {
            findings.notRun("issuer");
            return;
        }
        findings.run(
                "issuer",
                keys.keys().issuerFor(tenant.get()),
                token.claims().textOrNothing("iss"),
                () -> keys.requireIssuer(token.claims(), tenant.get()));
    }

    private void examineKey(KeyCheck keys, Optional<SignatureAlgorithm> algorithm, Optional<String> tenant) {
        String keyId = token.header().textOrNothing("kid");
        Optional<List<OwnedKey>> named = findings.run(
                "signing key",
                "a published kid",
                keyId,
                () -> requireNamed(token.header().requiredText("kid"), keys));
        Optional<List<OwnedKey>> owned = Optional.empty();
        if (named.isPresent() && tenant.isPresent()) {
            owned = findings.run(
                    "key's owner",
                    "this tenant's cloud",
                    "kid " + keyId,
                    () -> keys.requireOwner(named.get(), tenant.get()));
        } else {
            findings.notRun("key's owner");
        }
        if (named.isPresent() && algorithm.isPresent()) {
            List<OwnedKey> keysToTry = owned.orElse(named.get());
            findings.run("signature", "by key " + keyId, "by that key", () -> {
                OwnedKey unused = SignatureCheck.require(token, algorithm.get(), keysToTry);
            });
        } else {
            findings.notRun("signature");
        }
    }

    private static List<OwnedKey> requireNamed(String keyId, KeyCheck keys) throws RefusedException {
        List<OwnedKey> named = keys.named(keyId);
        if (named.isEmpty()) {
            throw new RefusedException(KeyCheck.unknown(keyId));
        }
        return named;
    }
}
