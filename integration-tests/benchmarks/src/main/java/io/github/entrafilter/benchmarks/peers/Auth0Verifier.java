package io.github.entrafilter.benchmarks.peers;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import com.nimbusds.jose.JOSEException;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Auth0's verifier. */
public record Auth0Verifier(JWTVerifier verifier) implements Candidate {

    /** Returns a verifier with a provider of keys by their id. */
    public static Auth0Verifier of(Trust trust) throws JOSEException {
        return new Auth0Verifier(JWT.require(Algorithm.RSA256(new Keys(PublicKeys.byId(trust.keys()))))
                .withIssuer(trust.issuer())
                .withAudience(trust.audience())
                .withClaimPresence("exp")
                .withClaimPresence("nbf")
                .build());
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> verifier.verify(token);
    }

    private record Keys(Map<String, RSAPublicKey> byId) implements RSAKeyProvider {

        @Override
        public @Nullable RSAPublicKey getPublicKeyById(String keyId) {
            return byId.get(keyId);
        }

        @Override
        public @Nullable RSAPrivateKey getPrivateKey() {
            return null;
        }

        @Override
        public @Nullable String getPrivateKeyId() {
            return null;
        }
    }
}
