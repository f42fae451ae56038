package io.github.entrafilter.benchmarks.peers;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import java.util.Set;
import java.util.concurrent.Callable;

/** SmallRye's parser for MicroProfile JWT, which Quarkus and WildFly use. */
public record SmallRyeParser(JWTParser parser) implements Candidate {

    /** Returns a parser with the key set as a string, so that nothing is fetched. */
    public static SmallRyeParser of(Trust trust) {
        JWTAuthContextInfo context = new JWTAuthContextInfo();
        context.setPublicKeyContent(trust.keys().toString());
        context.setIssuedBy(trust.issuer());
        context.setExpectedAudience(Set.of(trust.audience()));
        context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        context.setRequiredClaims(Set.of("nbf"));
        return new SmallRyeParser(new DefaultJWTParser(context));
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> parser.parse(token);
    }
}
