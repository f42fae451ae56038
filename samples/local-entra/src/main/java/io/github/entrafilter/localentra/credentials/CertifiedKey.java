package io.github.entrafilter.localentra.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A generated key with its certificate, which is valid for a year.
 *
 * @param privateKey the private key
 * @param certificate the certificate of the public key
 */
public record CertifiedKey(PrivateKey privateKey, X509Certificate certificate) {

    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(365);

    /** Generates a client's key, which takes about a second: Entra accepts RSA only. */
    static CertifiedKey ofClient(String commonName) {
        return generate("RSA", RSA_BITS, commonName, SelfSignedCertificate::of);
    }

    /** Generates the key of a server with this host in its URL. The loopback interface can reach it, too. */
    static CertifiedKey ofServer(String host) {
        Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", host));
        return generate(
                "EC",
                EC_BITS,
                "localhost",
                (pair, name, from, to) -> SelfSignedCertificate.of(pair, name, from, to, hosts));
    }

    private static CertifiedKey generate(String algorithm, int bits, String commonName, Writer writer) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            Instant now = Instant.now();
            X500Principal name = new X500Principal("CN=" + commonName);
            return new CertifiedKey(
                    pair.getPrivate(), writer.write(pair, name, now.minus(CLOCK_SKEW), now.plus(LIFETIME)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the certificate without the key, for trust stores. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns key and certificate, as clients of Entra read them from a file. */
    public String pem() {
        return pem("PRIVATE KEY", privateKey.getEncoded()) + certificatePem();
    }

    private static String pem(String label, byte[] der) {
        byte[] newline = {'\n'};
        return "-----BEGIN " + label + "-----\n"
                + new String(Base64.getMimeEncoder(64, newline).encode(der), StandardCharsets.US_ASCII)
                + "\n-----END " + label + "-----\n";
    }

    /** Omits the private key. */
    @Override
    public String toString() {
        return "CertifiedKey[" + certificate.getSubjectX500Principal() + "]";
    }

    private interface Writer {
        X509Certificate write(KeyPair pair, X500Principal name, Instant from, Instant to)
                throws GeneralSecurityException;
    }
}
