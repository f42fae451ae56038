package io.github.entrafilter.localentra.keys;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the public half of a signing key as a JWK (RFC 7517). */
public final class JsonWebKey {

    private JsonWebKey() {}

    /** The key and nothing about it. */
    public static Map<String, Object> bare(SigningKey key) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("n", Base64URL.encode(key.publicKey().getModulus()).toString());
        jwk.put("e", Base64URL.encode(key.publicKey().getPublicExponent()).toString());
        return jwk;
    }

    /** The key as it stands in Entra's key sets: the key id twice, one certificate, and no {@code alg}. */
    public static Map<String, Object> published(SigningKey key) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("kid", key.keyId());
        jwk.put("x5t", key.keyId());
        jwk.putAll(bare(key));
        jwk.put("x5c", List.of(Base64.encode(key.encodedCertificate()).toString()));
        return jwk;
    }
}
