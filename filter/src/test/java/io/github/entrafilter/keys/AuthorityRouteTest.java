package io.github.entrafilter.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an application makes of the JVM's defaults, the authority's certificate and name are verified. */
class AuthorityRouteTest {

    private static final String PASSWORD = "changeit";
    private static final InstantSource NOW = () -> Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void authority_of_a_trusted_certificate_is_read() throws Exception {
        try (Server server = new Server(keyStore("ip:127.0.0.1"))) {
            assertThat(server.client().get(server.document())).containsKey("a");
        }
    }

    @Test
    void certificate_of_another_host_is_refused_though_the_jvm_accepts_any() throws Exception {
        HostnameVerifier before = HttpsURLConnection.getDefaultHostnameVerifier();
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        try (Server server = new Server(keyStore("dns:other.example"))) {
            assertThatExceptionOfType(KeyFetchException.class)
                    .isThrownBy(() -> server.client().get(server.document()));
        } finally {
            HttpsURLConnection.setDefaultHostnameVerifier(before);
        }
    }

    private Path keyStore(String name) throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private static final class Server implements AutoCloseable {

        private final Path keyStore;
        private final HttpsServer server;

        Server(Path keyStore) throws Exception {
            this.keyStore = keyStore;
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext("/", exchange -> {
                byte[] body = {'{', '"', 'a', '"', ':', '1', '}'};
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI document() {
            return address().resolve("/document");
        }

        private URI address() {
            return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        }

        AuthorityClient client() {
            return new AuthorityClient(
                    TestKeySettings.of(address(), "trust-store", keyStore.toString(), "trust-store-password", PASSWORD),
                    NOW);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
