package io.github.entrafilter.localentra.credentials;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The key and certificate of the https listener, generated at each start.
 *
 * @param key the key and its certificate
 */
public record TlsIdentity(CertifiedKey key) {

    private static final char[] NO_PASSWORD = {};

    /**
     * Generates one for this host, which is a DNS name or an IP address as in a URL, and for the loopback interface.
     */
    public static TlsIdentity of(String host) {
        return new TlsIdentity(CertifiedKey.ofServer(host));
    }

    /** Returns the TLS context of the server. */
    public SSLContext context() {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("localhost", key.privateKey(), NO_PASSWORD, new Certificate[] {key.certificate()});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a PKCS #12 trust store with this password for {@code javax.net.ssl.trustStore}. */
    public void writeTrustStore(Path file, String password) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = emptyStore();
            store.setCertificateEntry("localhost", key.certificate());
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
