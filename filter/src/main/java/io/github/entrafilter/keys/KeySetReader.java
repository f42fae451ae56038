package io.github.entrafilter.keys;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.entrafilter.settings.KeySettings.VerificationProvider;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a JWK set (RFC 7517) into the keys that may sign access tokens. A key that may not, or of an unknown kind, is
 * left out, as RFC 7517, section 5, requires; it never spoils the others.
 */
final class KeySetReader {

    /** RFC 7518, section 3.3. */
    private static final int MIN_KEY_BITS = 2048;

    /** Each of them may have to verify a signature: RFC 7517, section 4.5, sets no limit. */
    private static final int MAX_KEYS_PER_ID = 4;

    private KeySetReader() {}

    /** The keys by their ids, verified by the JDK. */
    static Map<String, List<SigningKey>> read(Map<String, Object> document) throws KeyFetchException {
        return read(document, Verifiers.of(VerificationProvider.JDK));
    }

    static Map<String, List<SigningKey>> read(Map<String, Object> document, Verifiers verifiers)
            throws KeyFetchException {
        Map<String, List<SigningKey>> keys = new HashMap<>();
        if (document.get("keys") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> members) {
                    signingKey(members, verifiers)
                            .ifPresent(key -> add(key, keys.computeIfAbsent(key.keyId(), id -> new ArrayList<>())));
                }
            }
        }
        if (keys.isEmpty()) {
            throw new KeyFetchException("the key set has no RSA key of " + MIN_KEY_BITS + " bits or more");
        }
        keys.replaceAll((id, named) -> List.copyOf(named));
        return keys;
    }

    private static void add(SigningKey key, List<SigningKey> named) {
        if (named.size() < MAX_KEYS_PER_ID && named.stream().noneMatch(key::isSameAs)) {
            named.add(key);
        }
    }

    private static Optional<SigningKey> signingKey(Map<?, ?> members, Verifiers verifiers) {
        try {
            Map<String, Object> json = new HashMap<>();
            members.forEach((name, value) -> json.put(String.valueOf(name), value));
            return JWK.parse(json) instanceof RSAKey key && maySign(key)
                    ? Optional.of(new SigningKey(key.getKeyID(), verifiers.of(key), purposeOf(key, json)))
                    : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    private static SigningKey.Purpose purposeOf(RSAKey key, Map<String, Object> json) {
        return new SigningKey.Purpose(
                Optional.ofNullable(key.getAlgorithm()).map(Algorithm::getName),
                text(json, "issuer"),
                text(json, "cloud_instance_name"));
    }

    /** The modulus itself is measured: written with leading zeros, a key looks longer than it is. */
    private static boolean maySign(RSAKey key) throws JOSEException {
        return key.getKeyID() != null
                && !KeyUse.ENCRYPTION.equals(key.getKeyUse())
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
                && key.toRSAPublicKey().getModulus().bitLength() >= MIN_KEY_BITS;
    }

    static Optional<String> text(Map<String, Object> json, String member) {
        return json.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
