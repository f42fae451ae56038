package io.github.entrafilter.keys.network;

import io.github.entrafilter.settings.NetworkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The TLS certificates that a trust store names, in place of the JVM's. */
final class TrustedCertificates {

    private static final String PEM = "-----BEGIN";

    private TrustedCertificates() {}

    /**
     * TLS that trusts these certificates alone.
     *
     * @throws IllegalStateException where the file holds none, or its password is another
     */
    static SSLContext in(NetworkSettings.TrustStore settings) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(
                    isPem(settings)
                            ? pem(settings)
                            : KeyStore.getInstance(settings.file().toFile(), password(settings)));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no certificates can be read from " + settings.file() + ": " + e.getMessage(), e);
        }
    }

    private static char[] password(NetworkSettings.TrustStore settings) {
        return settings.password().toCharArray();
    }

    private static boolean isPem(NetworkSettings.TrustStore settings) throws IOException {
        String text = new String(Files.readAllBytes(settings.file()), StandardCharsets.ISO_8859_1);
        return text.contains(PEM);
    }

    private static KeyStore pem(NetworkSettings.TrustStore settings) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream file = Files.newInputStream(settings.file())) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("certificate-" + store.size(), certificate);
            }
        }
        return store;
    }
}
