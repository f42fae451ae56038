package io.github.entrafilter.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.entrafilter.settings.VerificationProvider;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a JWK set (RFC 7517) into the keys that may sign access tokens. A key that may not, or that is of a kind we do
 * not know, is left out, as RFC 7517, section 5, asks; it never spoils the others.
 */
final class KeySetReader {

    /** RFC 7518, section 3.3. */
    private static final int SMALLEST_KEY_BITS = 2048;

    private KeySetReader() {}

    /** The keys, verified by the JDK. */
    static Map<String, SigningKey> read(Map<String, Object> document) throws KeyFetchException {
        return read(document, Verifiers.of(VerificationProvider.JDK));
    }

    static Map<String, SigningKey> read(Map<String, Object> document, Verifiers verifiers) throws KeyFetchException {
        Map<String, SigningKey> keys = new HashMap<>();
        if (document.get("keys") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> members) {
                    signingKey(members, verifiers).ifPresent(key -> keys.put(key.keyId(), key));
                }
            }
        }
        if (keys.isEmpty()) {
            throw new KeyFetchException("the key set holds no RSA key of " + SMALLEST_KEY_BITS + " bits or more");
        }
        return keys;
    }

    private static Optional<SigningKey> signingKey(Map<?, ?> members, Verifiers verifiers) {
        try {
            Map<String, Object> json = new HashMap<>();
            members.forEach((name, value) -> json.put(String.valueOf(name), value));
            if (JWK.parse(json) instanceof RSAKey key && maySign(key)) {
                return Optional.of(new SigningKey(
                        key.getKeyID(), verifiers.of(key), text(json, "issuer"), text(json, "cloud_instance_name")));
            }
            return Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** The modulus itself is measured: written with leading zeros, a key looks longer than it is. */
    private static boolean maySign(RSAKey key) throws JOSEException {
        return key.getKeyID() != null
                && !KeyUse.ENCRYPTION.equals(key.getKeyUse())
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
                && key.toRSAPublicKey().getModulus().bitLength() >= SMALLEST_KEY_BITS;
    }

    static Optional<String> text(Map<String, Object> json, String member) {
        return json.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
