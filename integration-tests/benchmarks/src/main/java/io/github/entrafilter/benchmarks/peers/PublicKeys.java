package io.github.entrafilter.benchmarks.peers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key set as Java's keys, for libraries that do not read JWKs. */
final class PublicKeys {

    private PublicKeys() {}

    static Map<String, RSAPublicKey> byId(JWKSet set) throws JOSEException {
        Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
        for (JWK key : set.getKeys()) {
            keys.put(key.getKeyID(), key.toRSAKey().toRSAPublicKey());
        }
        return keys;
    }
}
