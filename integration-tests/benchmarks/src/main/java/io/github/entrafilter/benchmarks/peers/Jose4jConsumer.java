package io.github.entrafilter.benchmarks.peers;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.util.concurrent.Callable;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** jose4j's consumer. */
public record Jose4jConsumer(JwtConsumer consumer) implements Candidate {

    /** Returns a consumer that is set up as in its examples. */
    public static Jose4jConsumer of(Trust trust) throws JoseException {
        return new Jose4jConsumer(new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(
                        new JsonWebKeySet(trust.keys().toString()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(trust.issuer())
                .setExpectedAudience(trust.audience())
                .setRequireExpirationTime()
                .setRequireNotBefore()
                .build());
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> consumer.processToClaims(token);
    }
}
