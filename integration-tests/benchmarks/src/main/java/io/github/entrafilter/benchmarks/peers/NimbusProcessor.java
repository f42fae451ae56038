package io.github.entrafilter.benchmarks.peers;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.util.Set;
import java.util.concurrent.Callable;

/** Connect2id's own processor. */
public record NimbusProcessor(JWTProcessor<SecurityContext> processor) implements Candidate {

    /** Returns a processor that is set up as in its guide to bearer tokens. */
    public static NimbusProcessor of(Trust trust) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(trust.keys())));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                trust.audience(),
                new JWTClaimsSet.Builder().issuer(trust.issuer()).build(),
                Set.of("exp", "nbf")));
        return new NimbusProcessor(processor);
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> processor.process(token, null);
    }
}
