package io.github.entrafilter.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that tests sign with. Few, and made once: an RSA key takes its time. */
public final class TestKeys {

    /** What the authority signs with. */
    public static final RSAKey ENTRA = generated("entra-1");

    /** What the authority signs with after a rollover. */
    public static final RSAKey ROLLED_OVER = generated("entra-2");

    /** A stranger's key, which calls itself the authority's. */
    public static final RSAKey FORGED = renamed(ROLLED_OVER, ENTRA.getKeyID());

    private TestKeys() {}

    /** A published key that does not say whose tokens it may sign. */
    public static SigningKey published(RSAKey key) {
        return published(key, Optional.empty(), Optional.empty());
    }

    /** A published key that says for which issuer, and in which cloud, it may sign. */
    public static SigningKey published(RSAKey key, Optional<String> issuer, Optional<String> cloud) {
        try {
            return new SigningKey(
                    key.getKeyID(),
                    new RSASSAVerifier(key.toPublicJWK()),
                    new SigningKey.Purpose(Optional.empty(), issuer, cloud));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key set of this issuer that holds these keys. */
    public static KeySet keySet(String issuer, Optional<String> cloud, SigningKey... keys) {
        return new KeySet(issuer, cloud, Map.of()).withKeys(List.of(keys));
    }

    private static RSAKey generated(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey renamed(RSAKey key, String keyId) {
        return new RSAKey.Builder(key).keyID(keyId).build();
    }
}
