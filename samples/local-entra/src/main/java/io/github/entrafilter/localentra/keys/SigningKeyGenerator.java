package io.github.entrafilter.localentra.keys;

import io.github.entrafilter.localentra.credentials.SelfSignedCertificate;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/** Makes new signing keys. That takes a second or so for each: the JAR has some in store. */
final class SigningKeyGenerator {

    /** Entra's certificates are good for five years; nobody looks. */
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

    private SigningKeyGenerator() {}

    static SigningKey generate(int bits, X500Principal name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), SelfSignedCertificate.of(pair, name, FROM, TO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
