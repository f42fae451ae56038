package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.HttpListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;

/**
 * The http and https listeners, and the authorities that they serve.
 *
 * @param http the http listener
 * @param https the https listener, for clients that require https
 * @param authority the URL in documents and tokens requested over http
 * @param secureAuthority the URL in documents and tokens requested over https
 * @param tls the key and certificate of the https listener
 */
record Listeners(HttpListener http, HttpListener https, URI authority, URI secureAuthority, TlsIdentity tls)
        implements AutoCloseable {

    static Listeners open(ServerOptions options) {
        HttpListener http = bind(options, options.port(), HttpListener::bind);
        try {
            URI authority = options.authority().orElseGet(http::address);
            TlsIdentity tls = TlsIdentity.of(
                    options.secureAuthority().orElseGet(http::address).getHost());
            HttpListener https = bind(
                    options,
                    options.httpsPort(),
                    (address, port) -> HttpListener.bindSecure(address, port, tls.context()));
            return new Listeners(
                    http, https, authority, options.secureAuthority().orElseGet(https::address), tls);
        } catch (UncheckedIOException e) {
            http.close();
            throw e;
        }
    }

    private static HttpListener bind(ServerOptions options, int port, Binding binding) {
        try {
            return binding.bind(options.bindAddress(), port);
        } catch (IOException e) {
            String address = options.bindAddress().equals(HttpListener.loopback())
                    ? "localhost"
                    : options.bindAddress().getHostAddress();
            throw new UncheckedIOException(
                    "Cannot listen on port " + port + " of " + address + " (" + e.getMessage()
                            + "); choose another port, or 0 for any free one",
                    e);
        }
    }

    void serve(Endpoint overHttp, Endpoint overHttps) {
        http.serve(authority, overHttp);
        https.serve(secureAuthority, overHttps);
    }

    @Override
    public void close() {
        http.close();
        https.close();
    }

    private interface Binding {
        HttpListener bind(InetAddress address, int port) throws IOException;
    }
}
