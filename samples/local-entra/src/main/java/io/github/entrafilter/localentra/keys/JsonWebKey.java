package io.github.entrafilter.localentra.keys;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.List;

/** Writes public keys as JWKs (RFC 7517). */
public final class JsonWebKey {

    private JsonWebKey() {}

    /** Returns the key without any metadata. */
    public static JsonBuilder bare(RsaSigningKey key) {
        return withKey(JsonBuilder.object().with("kty", "RSA"), key);
    }

    /** Returns the key as in Entra's key sets: the key id twice, one certificate, and no {@code alg}. */
    public static JsonBuilder published(RsaSigningKey key) {
        JsonBuilder jwk = JsonBuilder.object()
                .with("kty", "RSA")
                .with("use", "sig")
                .with("kid", key.keyId())
                .with("x5t", key.keyId());
        return withKey(jwk, key)
                .with("x5c", List.of(Base64.encode(key.encodedCertificate()).toString()));
    }

    private static JsonBuilder withKey(JsonBuilder jwk, RsaSigningKey key) {
        return jwk.with("n", Base64URL.encode(key.publicKey().getModulus()).toString())
                .with("e", Base64URL.encode(key.publicKey().getPublicExponent()).toString());
    }
}
