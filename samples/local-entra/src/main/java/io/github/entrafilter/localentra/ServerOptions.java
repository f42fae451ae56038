package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.http.HttpListener;
import io.github.entrafilter.localentra.keys.KeyInventory;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * The options of a {@link LocalEntraServer}. {@link #of(Directory)} returns the defaults, and the other methods return
 * a copy with one change.
 *
 * @param directory the tenant
 * @param port the http port; 0 for any free port
 * @param httpsPort the https port; 0 for any free port
 * @param bindAddress the address that both ports are bound to
 * @param authority the URL in documents and tokens requested over http; empty for the listener's own
 * @param secureAuthority the URL in documents and tokens requested over https; empty for the listener's own
 * @param signingKeys the signing keys
 */
public record ServerOptions(
        Directory directory,
        int port,
        int httpsPort,
        InetAddress bindAddress,
        Optional<URI> authority,
        Optional<URI> secureAuthority,
        SigningKeys signingKeys) {

    /** The signing keys of a server. */
    public enum SigningKeys {
        /** The keys in the JAR, which anybody can read. */
        PUBLIC,
        /** New keys, which no other process knows. Generating them takes a second. */
        GENERATED;

        KeyInventory load() {
            return this == PUBLIC ? KeyInventory.load() : KeyInventory.withNewRing();
        }
    }

    /** Returns the defaults: free ports of the loopback interface and the public keys. */
    public static ServerOptions of(Directory directory) {
        return new ServerOptions(
                directory, 0, 0, HttpListener.loopback(), Optional.empty(), Optional.empty(), SigningKeys.PUBLIC);
    }

    /** Changes the tenant. */
    public ServerOptions withDirectory(Directory tenant) {
        return new ServerOptions(tenant, port, httpsPort, bindAddress, authority, secureAuthority, signingKeys);
    }

    /** Changes the ports; 0 stands for any free port. */
    public ServerOptions withPorts(int http, int https) {
        return new ServerOptions(directory, http, https, bindAddress, authority, secureAuthority, signingKeys);
    }

    /** Changes the address that both ports are bound to. */
    public ServerOptions withBindAddress(InetAddress address) {
        return new ServerOptions(directory, port, httpsPort, address, authority, secureAuthority, signingKeys);
    }

    /**
     * Changes the URL that clients use, where a proxy or a port mapping is in front. Documents and tokens requested
     * over its scheme name it, and only requests for its host are served.
     *
     * @param url a URL like {@code http://localhost:8400}, without a slash at the end
     * @throws IllegalArgumentException if it is not an http or https URL, or has more than host and port
     */
    public ServerOptions withAuthority(URI url) {
        boolean secure = "https".equals(url.getScheme());
        boolean known = secure || "http".equals(url.getScheme());
        if (!known || url.getHost() == null || !url.toString().equals(origin(url))) {
            throw new IllegalArgumentException(
                    "must be a URL of host and port, like http://localhost:8400, not " + url);
        }
        return new ServerOptions(
                directory,
                port,
                httpsPort,
                bindAddress,
                secure ? authority : Optional.of(url),
                secure ? Optional.of(url) : secureAuthority,
                signingKeys);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** Changes the signing keys. */
    public ServerOptions withSigningKeys(SigningKeys keys) {
        return new ServerOptions(directory, port, httpsPort, bindAddress, authority, secureAuthority, keys);
    }

    /** Whether other machines can reach the server. */
    public boolean isExposed() {
        return !bindAddress.isLoopbackAddress();
    }
}
