package io.github.entrafilter.it;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues tokens as MicroProfile JWT wants them: not Entra, and none of our business. */
record OtherIssuer(OtherKey key) {

    private static final String NAME = "https://issuer.example";

    static OtherIssuer create() {
        return new OtherIssuer(OtherKey.create("another-issuer"));
    }

    /** What a container's MicroProfile JWT needs to trust it. */
    Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.issuer",
                NAME,
                "mp.jwt.verify.publickey",
                key.published().toJSONString());
    }

    String tokenFor(String name, String group) {
        Instant now = Instant.now();
        return key.sign(new JWTClaimsSet.Builder()
                .issuer(NAME)
                .subject(name)
                .claim("upn", name)
                .claim("groups", List.of(group))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(1, ChronoUnit.HOURS)))
                .build());
    }
}
