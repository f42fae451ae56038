package io.github.entrafilter.keys;

import io.github.entrafilter.settings.NetworkSettings;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** The way to the authority through a proxy, for this traffic alone. */
final class ProxyRoute {

    private ProxyRoute() {}

    static void take(NetworkSettings.Proxy proxy, HttpClient.Builder client) {
        client.proxy(ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())));
        proxy.credentials().ifPresent(credentials -> client.authenticator(new ForProxy(credentials)));
    }

    /** Answers the proxy, and never a server that asks for a password. */
    private static final class ForProxy extends Authenticator {

        private final NetworkSettings.Credentials credentials;

        private ForProxy(NetworkSettings.Credentials credentials) {
            this.credentials = credentials;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY ? credentials.toAuthentication() : null;
        }
    }
}
