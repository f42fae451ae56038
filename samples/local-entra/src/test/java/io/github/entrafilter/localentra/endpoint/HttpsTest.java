package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.ChildProcess;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.ClientEnvironments;
import io.github.entrafilter.localentra.DecodedToken;
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
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class HttpsTest {

    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000000";
    private static final String ORDERS = "api://11111111-c11d-4000-8000-000000000000";
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
                URI.create("https://" + host + ":" + entra.overHttps().address().getPort() + DISCOVERY);

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

        assertThat(get(URI.create(entra.overHttps().address() + DISCOVERY), trusted)
                        .body())
                .contains("\"tenant_discovery_endpoint\"");
    }

    @Test
    void client_without_the_trust_store_refuses_to_connect(@TempDir Path directory) throws Exception {
        Path another = directory.resolve("another.p12");
        TlsIdentity.of("localhost").writeTrustStore(another, ClientEnvironments.TRUST_STORE_PASSWORD);
        KeyStore stranger = trustStore(another);

        assertThatThrownBy(() -> get(URI.create(entra.overHttps().address() + DISCOVERY), stranger))
                .isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/" + TENANT + "/v2.0/.well-known/openid-configuration",
                "/common/v2.0/.well-known/openid-configuration",
                "/" + TENANT + "/.well-known/openid-configuration",
                "/" + TENANT + "/discovery/v2.0/keys",
                DISCOVERY,
                "/local-entra/directory",
            })
    void document_over_https_names_https(String path, @TempDir Path directory) throws Exception {
        KeyStore trusted = trustStore(entra.environmentForClient().trustStore(directory));

        assertThat(get(URI.create(entra.overHttps().address() + path), trusted)
                        .body()
                        .replace("\\/", "/"))
                .contains(entra.overHttps().address().toString())
                .doesNotContain("http://");
        assertThat(new Client(entra).get(path).body().replace("\\/", "/"))
                .contains(entra.authority().toString())
                .doesNotContain("https://localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/local-entra/token?principal=orders-client&application=orders",
                "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + ORDERS,
            })
    void token_minted_over_https_has_the_https_issuer(String path, @TempDir Path directory) throws Exception {
        KeyStore trusted = trustStore(entra.environmentForClient().trustStore(directory));
        String response =
                get(URI.create(entra.overHttps().address() + path), trusted).body();

        assertThat(DecodedToken.of(compact(response)).claims())
                .containsEntry("iss", entra.overHttps().address() + "/" + TENANT + "/v2.0");
        assertThat(DecodedToken.of(compact(
                                new Client(entra).get(path, "Metadata", "true").body()))
                        .claims())
                .containsEntry("iss", entra.authority() + "/" + TENANT + "/v2.0");
    }

    @Test
    void token_minted_in_java_over_https_has_the_https_issuer() {
        assertThat(DecodedToken.of(entra.overHttps().token("orders-client", "orders"))
                        .claims())
                .containsEntry("iss", entra.overHttps().address() + "/" + TENANT + "/v2.0");
    }

    @Test
    void keys_behave_alike_over_http_and_https(@TempDir Path directory) throws Exception {
        KeyStore trusted = trustStore(entra.environmentForClient().trustStore(directory));
        URI keys = URI.create(entra.overHttps().address() + "/common/discovery/v2.0/keys");
        int before = entra.keyFetches();
        entra.keysRespond(KeyEndpointBehaviour.status(503));
        try {
            assertThat(get(keys, trusted).statusCode()).isEqualTo(503);
            assertThat(entra.keyFetches()).isEqualTo(before + 1);
        } finally {
            entra.keysRespond(KeyEndpointBehaviour.healthy());
        }
    }

    @Test
    void filter_with_the_https_authority_accepts_tokens_minted_over_https(@TempDir Path directory) throws Exception {
        Map<String, String> service = entra.overHttps().environmentForApi("orders");
        Path trustStore = entra.environmentForClient().trustStore(directory);

        assertThat(service)
                .containsEntry("ENTRA_AUTHORITY", entra.overHttps().address().toString());
        try (ChildProcess doctor = ChildProcess.java(
                service,
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + ClientEnvironments.TRUST_STORE_PASSWORD,
                "-cp",
                ChildProcess.classPath(),
                FilterProbe.class.getName(),
                entra.overHttps().token("orders-client", "orders").mint())) {
            assertThat(doctor.rest())
                    .contains("signature PASSED", "issuer PASSED")
                    .doesNotContain("FAILED");
        }
    }

    private static String compact(String response) {
        return response.startsWith("{") ? response.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1") : response;
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
        return client.send(
                HttpRequest.newBuilder(address).header("Metadata", "true").build(), BodyHandlers.ofString());
    }
}
