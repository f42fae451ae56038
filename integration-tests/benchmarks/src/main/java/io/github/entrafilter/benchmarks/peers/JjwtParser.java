package io.github.entrafilter.benchmarks.peers;

import com.nimbusds.jose.JOSEException;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** jjwt's parser. */
public record JjwtParser(JwtParser parser) implements Candidate {

    /** Returns a parser with a locator of keys by their id. */
    public static JjwtParser of(Trust trust) throws JOSEException {
        Map<String, RSAPublicKey> keys = PublicKeys.byId(trust.keys());
        return new JjwtParser(Jwts.parser()
                .keyLocator(header -> keyOf(header, keys))
                .requireIssuer(trust.issuer())
                .requireAudience(trust.audience())
                .build());
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> parser.parseSignedClaims(token);
    }

    private static @Nullable Key keyOf(Header header, Map<String, RSAPublicKey> keys) {
        return header instanceof JwsHeader signed ? keys.get(signed.getKeyId()) : null;
    }
}
