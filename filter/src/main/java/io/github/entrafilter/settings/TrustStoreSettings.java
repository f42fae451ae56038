package io.github.entrafilter.settings;

import java.nio.file.Path;

/**
 * Whose TLS certificates are trusted in place of the JVM's.
 *
 * @param file certificates in PEM, or a PKCS #12 or JKS key store
 * @param password of a key store; not used for PEM
 */
public record TrustStoreSettings(Path file, String password) {

    /** Never the password. */
    @Override
    public String toString() {
        return "TrustStoreSettings[" + file + "]";
    }
}
