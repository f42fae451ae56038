package io.github.entrafilter.localentra.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.keys.KeyRing;
import io.github.entrafilter.localentra.keys.RsaSigningKey;
import io.github.entrafilter.localentra.page.Check;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The checks that an issuer can make of a token. A service makes its own.
 *
 * @param authorities the issuers: the http and the https authority
 * @param ring the published keys
 * @param directory the directory as it is now
 * @param clock the current time
 */
public record IssuerChecks(List<Authority> authorities, KeyRing ring, Supplier<Directory> directory, Clock clock) {

    /** Copies the authorities. */
    public IssuerChecks {
        authorities = List.copyOf(authorities);
    }

    List<Check> of(SignedJWT token) throws ParseException {
        Map<String, Object> claims =
                Optional.ofNullable(token.getPayload().toJSONObject()).orElseGet(Map::of);
        return List.of(signature(token), issuer(claims), audience(claims), lifetime(claims));
    }

    /** Whether this is the issuer of tokens requested over https. */
    boolean isSecureIssuer(String issuer) {
        return authorities.stream()
                .anyMatch(it -> it.base().getScheme().equals("https") && issuer.startsWith(it.base() + "/"));
    }

    private Check signature(SignedJWT token) {
        String keyId = String.valueOf(token.getHeader().getKeyID());
        boolean algorithm = JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm());
        boolean signed = ring.published().stream()
                .filter(key -> key.keyId().equals(keyId))
                .anyMatch(key -> verifies(token, key));
        String found = token.getHeader().getAlgorithm() + ", key " + keyId;
        return Check.of(
                "signature",
                algorithm && signed,
                algorithm && signed ? found + ", which is published" : found + ": not RS256 with a published key");
    }

    private static boolean verifies(SignedJWT token, RsaSigningKey key) {
        try {
            return token.verify(new RSASSAVerifier(key.publicKey()));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private Check issuer(Map<String, Object> claims) {
        String issuer = String.valueOf(claims.get("iss"));
        String tenant = directory.get().tenantId();
        boolean ours = authorities.stream()
                .flatMap(authority ->
                        Stream.of(AccessTokenVersion.values()).map(version -> authority.issuer(version, tenant)))
                .anyMatch(issuer::equals);
        boolean sameTenant = tenant.equals(claims.get("tid"));
        return Check.of("issuer", ours && sameTenant, issuer + ", tenant " + claims.get("tid"));
    }

    private Check audience(Map<String, Object> claims) {
        String audience = String.valueOf(claims.get("aud"));
        Optional<Application> application = directory.get().resourceNamed(audience);
        return Check.of(
                "audience",
                application.isPresent(),
                application
                        .map(it -> audience + ", which is " + it.name())
                        .orElse(audience + ", which is not an application of this tenant"));
    }

    private Check lifetime(Map<String, Object> claims) {
        Instant now = clock.instant();
        Optional<Instant> from = time(claims, "nbf");
        Optional<Instant> to = time(claims, "exp");
        boolean valid = from.filter(it -> !now.isBefore(it)).isPresent()
                && to.filter(now::isBefore).isPresent();
        return Check.of(
                "lifetime",
                valid,
                "from " + from.map(Instant::toString).orElse("?") + " to "
                        + to.map(Instant::toString).orElse("?") + "; now is " + now);
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
