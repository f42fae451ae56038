package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Local Entra bound to all addresses, as in a container, with the authority of a port mapping. */
class ExposedServerTest {

    private static final String AUTHORITY = "http://localhost:18400";
    private static final String SECURE_AUTHORITY = "https://entra:8443";

    private final LocalEntraServer entra = LocalEntraServer.start(ServerOptions.of(Directory.standard())
            .withBindAddress(InetAddress.getByName("0.0.0.0"))
            .withAuthority(URI.create(AUTHORITY))
            .withAuthority(URI.create(SECURE_AUTHORITY)));

    ExposedServerTest() throws IOException {}

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void documents_and_tokens_name_the_authority() throws Exception {
        String metadata = get("localhost:18400", "/" + entra.tenantId() + "/v2.0/.well-known/openid-configuration");
        String token = get("localhost:18400", "/local-entra/token?principal=alice&application=orders");

        assertThat(metadata).contains("\"issuer\":\"" + AUTHORITY + "/" + entra.tenantId() + "/v2.0\"");
        assertThat(DecodedToken.of(body(token)).claims())
                .containsEntry("iss", AUTHORITY + "/" + entra.tenantId() + "/v2.0");
        assertThat(entra.environmentForApi("orders")).containsEntry("ENTRA_AUTHORITY", AUTHORITY);
    }

    @ParameterizedTest
    @CsvSource({"localhost:18400, 200", "127.0.0.1, 200", "entra:8400, 403", "attacker.example, 403"})
    void only_the_host_of_the_authority_is_served(String host, int status) throws Exception {
        assertThat(get(host, "/")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void https_listener_has_a_certificate_for_its_authority(@TempDir Path folder) throws Exception {
        Path store = entra.environmentForClient().trustStore(folder);
        String path = "/" + entra.tenantId() + "/v2.0/.well-known/openid-configuration";

        assertThat(getSecurely("entra", store, path))
                .startsWith("HTTP/1.1 200")
                .contains("\"issuer\":\"" + SECURE_AUTHORITY + "/" + entra.tenantId() + "/v2.0\"");
        assertThat(getSecurely("localhost", store, path)).startsWith("HTTP/1.1 403");
        assertThat(entra.environmentForClient().withSecret("nightly-job"))
                .containsEntry("AZURE_AUTHORITY_HOST", SECURE_AUTHORITY + "/");
    }

    @Test
    void page_sends_no_requests_from_here() throws Exception {
        String call = send("localhost", "POST /local-entra/call", "url=http://localhost:" + entra.port() + "/");
        String explained = send(
                "localhost",
                "POST /local-entra/explain",
                "token=" + entra.token("alice", "orders").mint());

        assertThat(call).startsWith("HTTP/1.1 403").contains("other machines can reach it");
        assertThat(JSONObjectUtils.parse(body(explained)).get("checks"))
                .asString()
                .contains("signature", "other machines can reach it")
                .doesNotContain("filter: ");
    }

    @ParameterizedTest
    @CsvSource({"localhost, localhost", "entra, entra", "192.0.2.1, 192.0.2.1", "[2001:db8::1], 2001:db8:0:0:0:0:0:1"})
    void certificate_names_the_host_and_loopback(String host, String name) throws Exception {
        assertThat(TlsIdentity.of(host).key().certificate().getSubjectAlternativeNames())
                .extracting(it -> String.valueOf(it.get(1)))
                .contains("localhost", "127.0.0.1", name)
                .doesNotHaveDuplicates();
    }

    private String get(String host, String path) throws IOException {
        return send(host, "GET " + path, "");
    }

    private String send(String host, String requestLine, String form) throws IOException {
        try (Socket socket = new Socket(reachable(), entra.port())) {
            return exchange(socket, host, requestLine, form);
        }
    }

    /** An address of this machine that others can reach, if it has one. */
    private static InetAddress reachable() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(it -> it.getAddress().length == 4 && !it.isLoopbackAddress())
                .findFirst()
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private String getSecurely(String host, Path trustStore, String path) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(trustStore)) {
            store.load(in, ClientEnvironments.TRUST_STORE_PASSWORD.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(reachable(), entra.httpsPort()));
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, entra.httpsPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            return exchange(socket, host, "GET " + path, "");
        }
    }

    private static String exchange(Socket socket, String host, String requestLine, String form) throws IOException {
        String request = requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }
}
