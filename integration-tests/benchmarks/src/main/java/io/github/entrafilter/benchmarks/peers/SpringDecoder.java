package io.github.entrafilter.benchmarks.peers;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.util.concurrent.Callable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The token decoder of a Spring resource server. */
public record SpringDecoder(JwtDecoder decoder) implements Candidate {

    /** Returns a decoder with validators of issuer, audience and time. */
    public static SpringDecoder of(Trust trust) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(trust.keys()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(trust.issuer()), new JwtAudienceValidator(trust.audience())));
        return new SpringDecoder(decoder);
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> decoder.decode(token);
    }
}
