package io.github.entrafilter.it.clients;

import io.github.entrafilter.localentra.ClientEnvironments;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The trust store with local Entra's certificate.
 *
 * @param file its file
 */
record TrustStore(Path file) {

    static TrustStore of(LocalEntraServer entra, Path directory) throws IOException {
        return new TrustStore(entra.environmentForClient().trustStore(directory));
    }

    List<String> jvmOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + file,
                "-Djavax.net.ssl.trustStorePassword=" + ClientEnvironments.TRUST_STORE_PASSWORD);
    }
}
