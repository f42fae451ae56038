package io.github.entrafilter.benchmarks.peers;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.util.List;
import java.util.concurrent.Callable;
import no.nav.security.token.support.core.jwt.JwtToken;
import no.nav.security.token.support.core.validation.DefaultConfigurableJwtValidator;
import no.nav.security.token.support.core.validation.JwtTokenValidator;

/** NAV's validator, with the parsed token that its users get. */
public record NavValidator(JwtTokenValidator validator) implements Candidate {

    /** Returns a validator that has the keys. */
    public static NavValidator of(Trust trust) {
        return new NavValidator(new DefaultConfigurableJwtValidator(
                trust.issuer(), List.of(trust.audience()), new ImmutableJWKSet<>(trust.keys())));
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> {
            JwtToken claims = new JwtToken(token);
            validator.assertValidToken(token);
            return claims;
        };
    }
}
