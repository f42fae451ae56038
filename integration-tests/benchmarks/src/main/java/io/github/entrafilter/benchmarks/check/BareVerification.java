package io.github.entrafilter.benchmarks.check;

import com.nimbusds.jose.JWSObject;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.concurrent.Callable;

/**
 * The yardstick: verification of the signature alone, with bytes and key prepared beforehand.
 *
 * @param provider the security provider that verifies
 */
record BareVerification(Scene scene, Provider provider) implements Candidate {

    @Override
    public Callable<Object> checking(String token) throws Exception {
        JWSObject jws = JWSObject.parse(token);
        byte[] signed = jws.getSigningInput();
        byte[] signature = jws.getSignature().decode();
        RSAPublicKey published = scene.trust()
                .keys()
                .getKeyByKeyId(jws.getHeader().getKeyID())
                .toRSAKey()
                .toRSAPublicKey();
        // A native provider converts another's key with each verification.
        PublicKey key = KeyFactory.getInstance("RSA", provider)
                .generatePublic(new RSAPublicKeySpec(published.getModulus(), published.getPublicExponent()));
        return () -> {
            Signature verifier = Signature.getInstance("SHA256withRSA", provider);
            verifier.initVerify(key);
            verifier.update(signed);
            if (!verifier.verify(signature)) {
                throw new IllegalStateException("not genuine");
            }
            return key;
        };
    }
}
