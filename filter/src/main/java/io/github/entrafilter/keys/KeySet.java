package io.github.entrafilter.keys;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the authority publishes for one token version: its metadata and its keys, as of one fetch.
 *
 * @param issuer the metadata's {@code issuer}; may hold the {@code {tenantid}} template
 * @param cloud the metadata's {@code cloud_instance_name}, if it says so
 * @param keys usable keys by {@code kid}
 * @param usableUntil when these keys are too old to be trusted any more
 */
public record KeySet(String issuer, Optional<String> cloud, Map<String, SigningKey> keys, Instant usableUntil) {

    public KeySet {
        keys = Map.copyOf(keys);
    }

    /** The key of this id. */
    public Optional<SigningKey> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** The issuer that a token of this tenant must name. */
    public String issuerFor(String tenant) {
        return forTenant(issuer, tenant);
    }

    /** An issuer with its template filled in, as Entra's tenant-independent metadata asks for. */
    public static String forTenant(String issuer, String tenant) {
        return issuer.replace("{tenantid}", tenant);
    }
}
