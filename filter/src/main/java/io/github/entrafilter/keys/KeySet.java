package io.github.entrafilter.keys;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The metadata and keys that the authority publishes for one token version, as of one fetch.
 *
 * @param issuer the metadata's {@code issuer}; may hold the {@code {tenantid}} template
 * @param cloud the metadata's {@code cloud_instance_name}, if it says so
 * @param keys usable keys by {@code kid}; several may have the same (RFC 7517, section 4.5)
 */
public record KeySet(String issuer, Optional<String> cloud, Map<String, List<SigningKey>> keys) {

    public KeySet {
        keys = Map.copyOf(keys);
    }

    /** A key set with other keys, of the same issuer and cloud. */
    KeySet withKeys(Collection<SigningKey> others) {
        return new KeySet(
                issuer,
                cloud,
                others.stream().collect(Collectors.groupingBy(SigningKey::keyId, Collectors.toUnmodifiableList())));
    }

    /** The keys of this id; empty where none is published. */
    public List<SigningKey> keysOf(String keyId) {
        return keys.getOrDefault(keyId, List.of());
    }

    /** Whether this very key is published. Allocates nothing. */
    public boolean holds(SigningKey key) {
        List<SigningKey> named = keys.get(key.keyId());
        if (named != null) {
            for (int i = 0; i < named.size(); i++) {
                if (named.get(i) == key) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The issuer that a token of this tenant must name. */
    public String issuerFor(String tenant) {
        return forTenant(issuer, tenant);
    }

    /** An issuer with its template filled in, as Entra's tenant-independent metadata requires. */
    public static String forTenant(String issuer, String tenant) {
        return issuer.replace("{tenantid}", tenant);
    }
}
