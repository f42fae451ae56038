package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.json.JsonBuilder;
import io.github.entrafilter.localentra.keys.JsonWebKey;
import io.github.entrafilter.localentra.keys.KeyInventory;
import io.github.entrafilter.localentra.keys.KeyOwner;
import io.github.entrafilter.localentra.keys.RsaSigningKey;
import java.util.ArrayList;
import java.util.List;

/** Writes key sets like Entra's: the keys of this cloud, of the US government cloud and of the consumer tenant. */
final class KeySetDocument {

    private final Authority authority;
    private final KeyInventory keys;

    KeySetDocument(Authority authority, KeyInventory keys) {
        this.authority = authority;
        this.keys = keys;
    }

    /** Returns the key set of one version, with issuers of the given tenant. */
    JsonBuilder write(AccessTokenVersion version, String issuerTenant) {
        return JsonBuilder.object().with("keys", jwks(version, issuerTenant));
    }

    /** Returns the same set with the weak key among this cloud's keys. */
    JsonBuilder writeWithWeakKey(AccessTokenVersion version, String issuerTenant) {
        List<JsonBuilder> jwks = jwks(version, issuerTenant);
        jwks.add(jwk(version, issuerTenant, KeyOwner.PUBLIC_CLOUD, keys.stock().weak()));
        return JsonBuilder.object().with("keys", jwks);
    }

    private List<JsonBuilder> jwks(AccessTokenVersion version, String issuerTenant) {
        List<JsonBuilder> jwks = new ArrayList<>();
        keys.ring().published().forEach(key -> jwks.add(jwk(version, issuerTenant, KeyOwner.PUBLIC_CLOUD, key)));
        keys.stock().usGovernment().forEach(key -> jwks.add(jwk(version, issuerTenant, KeyOwner.US_GOVERNMENT, key)));
        keys.stock().consumers().forEach(key -> jwks.add(jwk(version, issuerTenant, KeyOwner.CONSUMERS, key)));
        return jwks;
    }

    /** Writes the owner of a key in version 2.0 only, as Entra does. */
    private JsonBuilder jwk(AccessTokenVersion version, String issuerTenant, KeyOwner owner, RsaSigningKey key) {
        JsonBuilder jwk = JsonWebKey.published(key);
        return version == AccessTokenVersion.V1
                ? jwk
                : jwk.with("cloud_instance_name", owner.cloudInstanceName())
                        .with("issuer", authority.issuer(version, owner.tenant(issuerTenant)));
    }
}
