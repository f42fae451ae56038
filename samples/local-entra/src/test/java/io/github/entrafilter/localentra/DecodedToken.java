package io.github.entrafilter.localentra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.keys.RsaSigningKey;
import java.text.ParseException;
import java.util.Map;

/** The parts of a token, unverified. */
public record DecodedToken(String compact, Map<String, Object> header, String payload, Base64URL signature) {

    public static DecodedToken of(TokenBuilder builder) {
        return of(builder.mint());
    }

    public static DecodedToken of(String compact) {
        String[] parts = compact.split("\\.", -1);
        return new DecodedToken(
                compact,
                parse(new Base64URL(parts[0]).decodeToString()),
                new Base64URL(parts[1]).decodeToString(),
                new Base64URL(parts[2]));
    }

    public Map<String, Object> claims() {
        return parse(payload);
    }

    public long seconds(String claim) {
        return Long.parseLong(String.valueOf(claims().get(claim)));
    }

    /** Whether the key that the header names is in the set and made the signature. */
    public boolean isSignedByOneOf(Map<String, Object> keySet) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            var key = JWKSet.parse(keySet).getKeyByKeyId(jwt.getHeader().getKeyID());
            return key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()));
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public boolean isSignedBy(RsaSigningKey key) {
        try {
            return SignedJWT.parse(compact).verify(new RSASSAVerifier(key.publicKey()));
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new AssertionError(json, e);
        }
    }
}
