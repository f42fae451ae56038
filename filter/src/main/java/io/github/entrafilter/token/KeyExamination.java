package io.github.entrafilter.token;

import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.SignatureAlgorithm;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.Optional;

/** The checks of a token that go by the published keys, one by one. */
record KeyExamination(UnverifiedToken token, PublishedKeys published, Instant now, Findings findings) {

    /** What earlier checks have found out is there where they were passed. */
    void examine(Optional<SignatureAlgorithm> algorithm, Optional<TokenVersion> version, Optional<String> tenant) {
        if (version.isEmpty()) {
            findings.notRun("keys at hand", "issuer", "signing key", "key's owner", "signature");
            return;
        }
        Optional<KeySet> keys = keysOf(version.get());
        if (keys.isEmpty()) {
            findings.notRun("issuer", "signing key", "key's owner", "signature");
            return;
        }
        examineIssuer(keys.get(), tenant);
        examineKey(keys.get(), algorithm, tenant);
    }

    private Optional<KeySet> keysOf(TokenVersion version) {
        String wanted = "the key set of version " + version.claim();
        return findings.run(
                "keys at hand",
                wanted,
                "fetched",
                () -> published
                        .forVersion(version, now)
                        .orElseThrow(() -> new RefusedException(Reason.KEYS_UNAVAILABLE, wanted, "none")));
    }

    private void examineIssuer(KeySet keys, Optional<String> tenant) {
        if (tenant.isEmpty()) {
            findings.notRun("issuer");
            return;
        }
        findings.run(
                "issuer",
                keys.issuerFor(tenant.get()),
                token.claims().textOrNothing("iss"),
                () -> TokenJudge.requireIssuer(token.claims(), keys, tenant.get()));
    }

    private void examineKey(KeySet keys, Optional<SignatureAlgorithm> algorithm, Optional<String> tenant) {
        String keyId = token.header().textOrNothing("kid");
        Optional<SigningKey> key = findings.run(
                "signing key",
                "a published kid",
                keyId,
                () -> TokenJudge.keyOf(token.header().requiredText("kid"), keys));
        if (key.isPresent() && tenant.isPresent()) {
            findings.run("key's owner", "this tenant's cloud", "kid " + keyId, () -> {
                KeyCheck.require(keyId, published, tenant.get());
            });
        } else {
            findings.notRun("key's owner");
        }
        if (key.isPresent() && algorithm.isPresent()) {
            findings.run("signature", "by key " + keyId, "by that key", () -> {
                SignatureCheck.require(token, algorithm.get(), key.get());
            });
        } else {
            findings.notRun("signature");
        }
    }
}
