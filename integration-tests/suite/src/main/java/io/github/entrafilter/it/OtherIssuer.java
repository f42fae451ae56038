package io.github.entrafilter.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues tokens as MicroProfile JWT wants them: not Entra, and none of our business. */
record OtherIssuer(RSAKey key) {

    private static final String NAME = "https://issuer.example";
    private static final int KEY_BITS = 2048;

    static OtherIssuer create() {
        try {
            return new OtherIssuer(
                    new RSAKeyGenerator(KEY_BITS).keyID("another-issuer").generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a container's MicroProfile JWT needs to trust it. */
    Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.issuer",
                NAME,
                "mp.jwt.verify.publickey",
                key.toPublicJWK().toJSONString());
    }

    String tokenFor(String name, String group) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .subject(name)
                .claim("upn", name)
                .claim("groups", List.of(group))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(1, ChronoUnit.HOURS)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
