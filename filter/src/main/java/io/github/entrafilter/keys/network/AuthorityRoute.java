package io.github.entrafilter.keys.network;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.NetworkSettings;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The route to the authority: proxy, TLS and time-outs. Each connection serves one request and leaves nothing behind.
 * {@code java.net.http.HttpClient} would keep threads and sockets between fetches, and cannot be closed before JDK 21.
 */
public final class AuthorityRoute {

    private final KeySettings settings;
    private final Optional<SSLContext> trusted;
    private final Authenticator passwords;

    public AuthorityRoute(KeySettings settings) {
        this.settings = settings;
        Optional<NetworkSettings.TrustStore> trustStore = settings.network().trustStore();
        this.trusted =
                trustStore.isPresent() ? Optional.of(TrustedCertificates.in(trustStore.get())) : Optional.empty();
        Optional<NetworkSettings.Proxy> proxy = settings.network().proxy();
        this.passwords = new ProxyPasswords(proxy.isPresent() ? proxy.get().credentials() : Optional.empty());
    }

    /** A connection for one request, not yet connected. */
    public HttpURLConnection open(URI address) throws IOException {
        URLConnection opened = settings.network().proxy().isPresent()
                ? address.toURL()
                        .openConnection(proxy(settings.network().proxy().get()))
                : address.toURL().openConnection();
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IOException("no HTTP connection: " + opened.getClass().getName());
        }
        if (connection instanceof HttpsURLConnection secure) {
            // The JVM-wide defaults may accept any certificate and any host name.
            secure.setSSLSocketFactory(tls().getSocketFactory());
            // The JDK asks this verifier only after its own check of the host name has failed.
            secure.setHostnameVerifier((host, session) -> false);
        }
        connection.setConnectTimeout((int) settings.network().connectTimeout().toMillis());
        connection.setReadTimeout((int) settings.network().readTimeout().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setAuthenticator(passwords);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private SSLContext tls() throws IOException {
        try {
            return trusted.isPresent() ? trusted.get() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no TLS", e);
        }
    }

    private static Proxy proxy(NetworkSettings.Proxy proxy) {
        // Its name is looked up with the connection, within the time limit.
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
    }

    /** The password for the configured proxy; never sent to another host that requires one. */
    private static final class ProxyPasswords extends Authenticator {

        private final Optional<NetworkSettings.Credentials> credentials;

        private ProxyPasswords(Optional<NetworkSettings.Credentials> credentials) {
            this.credentials = credentials;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY && credentials.isPresent()
                    ? credentials.get().toAuthentication()
                    : null;
        }
    }
}
