package io.github.entrafilter.localentra.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A parsed client assertion (RFC 7523, section 2.2). Parsing does not verify it. */
public final class ClientAssertion {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private ClientAssertion(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /** Parses an assertion; empty if it is not a signed JWT. */
    public static Optional<ClientAssertion> parse(String value) {
        try {
            SignedJWT jwt = SignedJWT.parse(value);
            return Optional.ofNullable(jwt.getJWTClaimsSet()).map(claims -> new ClientAssertion(jwt, claims));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the client issued it itself, and not another issuer for the client. */
    public boolean isMadeBy(String clientId) {
        return clientId.equals(claims.getIssuer()) && clientId.equals(claims.getSubject());
    }

    /** Returns the issuer; empty if it is missing. */
    public String issuer() {
        return Optional.ofNullable(claims.getIssuer()).orElse("");
    }

    /** Returns the subject; empty if it is missing. */
    public String subject() {
        return Optional.ofNullable(claims.getSubject()).orElse("");
    }

    /** Returns the audience. */
    public List<String> audience() {
        return claims.getAudience();
    }

    /**
     * Whether it is valid at this time, give or take five minutes: msal-node rounds {@code nbf} up, and clocks differ.
     */
    public boolean isValidAt(Instant time) {
        return claims.getExpirationTime() != null
                && time.minus(TOLERANCE).isBefore(claims.getExpirationTime().toInstant())
                && (claims.getNotBeforeTime() == null
                        || !time.plus(TOLERANCE)
                                .isBefore(claims.getNotBeforeTime().toInstant()));
    }

    /** Whether its header names this certificate (RFC 7515, sections 4.1.7 and 4.1.8), and its key signed it. */
    boolean isSignedBy(X509Certificate certificate) {
        boolean named = names(certificate, "x5t#S256", "SHA-256") || names(certificate, "x5t", "SHA-1");
        return named && isSignedWith(certificate);
    }

    /** Accepts both alphabets of base64: msal4j writes the older one, and Entra accepts it. */
    private boolean names(X509Certificate certificate, String headerParameter, String hash) {
        Object thumbprint = jwt.getHeader().toJSONObject().get(headerParameter);
        try {
            byte[] expected = MessageDigest.getInstance(hash).digest(certificate.getEncoded());
            return thumbprint instanceof String text && MessageDigest.isEqual(expected, new Base64URL(text).decode());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the key of this certificate signed it. */
    boolean isSignedWith(X509Certificate certificate) {
        try {
            return jwt.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    /** Omits the assertion: it is a credential. */
    @Override
    public String toString() {
        return "ClientAssertion";
    }
}
