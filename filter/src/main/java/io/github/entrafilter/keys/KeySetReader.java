package io.github.entrafilter.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.settings.KeySettings.VerificationProvider;
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
                    Optional<SigningKey> key = signingKey(members, verifiers);
                    if (key.isPresent()) {
                        add(key.get(), keys);
                    }
                }
            }
        }
        if (keys.isEmpty()) {
            throw new KeyFetchException("the key set has no RSA key of " + MIN_KEY_BITS + " bits or more");
        }
        return keys;
    }

    private static void add(SigningKey key, Map<String, List<SigningKey>> keys) {
        List<SigningKey> named = new ArrayList<>(keys.getOrDefault(key.keyId(), List.of()));
        if (named.size() < MAX_KEYS_PER_ID && !isAmong(named, key)) {
            named.add(key);
            keys.put(key.keyId(), List.copyOf(named));
        }
    }

    private static boolean isAmong(List<SigningKey> keys, SigningKey sought) {
        for (SigningKey key : keys) {
            if (sought.isSameAs(key)) {
                return true;
            }
        }
        return false;
    }

    // Not by JWK.parse: it starts a second JSON parser, and reads certificates that are not needed.
    private static Optional<SigningKey> signingKey(Map<?, ?> jwk, Verifiers verifiers) {
        try {
            if (!mayVerify(jwk)) {
                return Optional.empty();
            }
            RSAKey key = new RSAKey.Builder(base64Url(jwk, "n"), base64Url(jwk, "e")).build();
            String keyId = strictText(jwk, "kid").orElseThrow();
            return isLongEnough(key)
                    ? Optional.of(new SigningKey(keyId, verifiers.of(key), purpose(jwk)))
                    : Optional.empty();
        } catch (JOSEException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** RFC 7517, sections 4.1 to 4.3. */
    private static boolean mayVerify(Map<?, ?> jwk) {
        Object operations = jwk.get("key_ops");
        return "RSA".equals(jwk.get("kty"))
                && !strictText(jwk, "use").equals(Optional.of("enc"))
                && (operations == null || (operations instanceof List<?> list && list.contains("verify")));
    }

    /** The modulus itself is measured: written with leading zeros, a key looks longer than it is. */
    private static boolean isLongEnough(RSAKey key) throws JOSEException {
        return key.toRSAPublicKey().getModulus().bitLength() >= MIN_KEY_BITS;
    }

    private static SigningKey.Purpose purpose(Map<?, ?> jwk) {
        return new SigningKey.Purpose(
                strictText(jwk, "alg"), strictText(jwk, "issuer"), strictText(jwk, "cloud_instance_name"));
    }

    private static Base64URL base64Url(Map<?, ?> jwk, String member) {
        return new Base64URL(strictText(jwk, member).orElseThrow());
    }

    /** A member that is no text may be a restriction that we cannot read: the key is unusable. */
    private static Optional<String> strictText(Map<?, ?> jwk, String member) {
        return Optional.ofNullable((String) jwk.get(member));
    }

    static Optional<String> text(Map<String, Object> json, String member) {
        return json.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
