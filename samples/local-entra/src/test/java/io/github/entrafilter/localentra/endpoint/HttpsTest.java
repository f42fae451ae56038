package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.ClientEnvironments;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.credentials.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class HttpsTest {

    private static final String DISCOVERY = "/common/discovery/instance?api-version=1.1";

    private final LocalEntraServer entra;

    HttpsTest(LocalEntraServer entra) {
        this.entra = entra;
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void client_with_the_trust_store_connects_by_each_name(String host, @TempDir Path directory) throws Exception {
        KeyStore trusted = trustStore(entra.environmentForClient().trustStore(directory));
        URI address =
                URI.create("https://" + host + ":" + entra.secureAuthority().getPort() + DISCOVERY);

        assertThat(get(address, trusted).statusCode()).isEqualTo(200);
    }

    @Test
    void certificate_can_be_downloaded() throws Exception {
        String pem = new Client(entra).get("/local-entra/certificate").body();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "fetched",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));

        assertThat(get(URI.create(entra.secureAuthority() + DISCOVERY), trusted).body())
                .contains("\"tenant_discovery_endpoint\"");
    }

    @Test
    void client_without_the_trust_store_refuses_to_connect(@TempDir Path directory) throws Exception {
        Path another = directory.resolve("another.p12");
        TlsIdentity.generate().writeTrustStore(another, ClientEnvironments.TRUST_STORE_PASSWORD);
        KeyStore stranger = trustStore(another);

        assertThatThrownBy(() -> get(URI.create(entra.secureAuthority() + DISCOVERY), stranger))
                .isInstanceOf(SSLException.class);
    }

    private static KeyStore trustStore(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, ClientEnvironments.TRUST_STORE_PASSWORD.toCharArray());
        }
        return store;
    }

    private static HttpResponse<String> get(URI address, KeyStore trusted) throws Exception {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
