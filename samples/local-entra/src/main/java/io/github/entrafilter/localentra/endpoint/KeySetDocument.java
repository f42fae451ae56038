package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.keys.JsonWebKey;
import io.github.entrafilter.localentra.keys.KeyOwner;
import io.github.entrafilter.localentra.keys.SigningKey;
import io.github.entrafilter.localentra.keys.SigningKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes key sets as Entra's are: the keys of the cloud, and those of others among them. */
final class KeySetDocument {

    private final Authority authority;
    private final SigningKeys keys;

    KeySetDocument(Authority authority, SigningKeys keys) {
        this.authority = authority;
        this.keys = keys;
    }

    /** The key set of one version; the issuers of its keys are of the given tenant. */
    Map<String, Object> write(TokenVersion version, String issuerTenant) {
        List<Map<String, Object>> json = new ArrayList<>();
        keys.ring().published().forEach(key -> json.add(jwk(version, issuerTenant, KeyOwner.PUBLIC_CLOUD, key)));
        keys.stock().usGovernment().forEach(key -> json.add(jwk(version, issuerTenant, KeyOwner.US_GOVERNMENT, key)));
        keys.stock().consumers().forEach(key -> json.add(jwk(version, issuerTenant, KeyOwner.CONSUMERS, key)));
        return Map.of("keys", json);
    }

    /** The same set, and the weak key as if it were the cloud's. */
    Map<String, Object> writeWithWeakKey(TokenVersion version, String issuerTenant) {
        List<Object> json =
                new ArrayList<>((List<?>) write(version, issuerTenant).get("keys"));
        json.add(jwk(version, issuerTenant, KeyOwner.PUBLIC_CLOUD, keys.stock().weak()));
        return Map.of("keys", json);
    }

    /** Only in version 2.0 a key says whose it is. */
    private Map<String, Object> jwk(TokenVersion version, String issuerTenant, KeyOwner owner, SigningKey key) {
        Map<String, Object> jwk = JsonWebKey.published(key);
        if (version == TokenVersion.V2) {
            jwk.put("cloud_instance_name", owner.cloudInstanceName());
            jwk.put("issuer", authority.issuer(version, owner.tenant(issuerTenant)));
        }
        return jwk;
    }
}
