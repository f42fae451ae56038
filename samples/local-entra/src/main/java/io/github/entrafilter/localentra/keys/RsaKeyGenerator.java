package io.github.entrafilter.localentra.keys;

import io.github.entrafilter.localentra.credentials.SelfSignedCertificate;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/** Generates signing keys. Each takes about a second, so the JAR contains some. */
final class RsaKeyGenerator {

    /** Entra's certificates are valid for five years; clients do not check that. */
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

    private RsaKeyGenerator() {}

    static RsaSigningKey generate(int bits, X500Principal name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return new RsaSigningKey(pair.getPrivate(), SelfSignedCertificate.of(pair, name, FROM, TO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
