package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.HttpListener;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The http and https listeners.
 *
 * @param http the http listener
 * @param https the https listener, for clients that require https
 * @param tls the key and certificate of the https listener
 */
record Listeners(HttpListener http, HttpListener https, TlsIdentity tls) implements AutoCloseable {

    /** Binds these ports; 0 stands for any free one. */
    static Listeners open(int port, int httpsPort) {
        TlsIdentity tls = TlsIdentity.generate();
        HttpListener http = bind(port, HttpListener::bind);
        try {
            return new Listeners(http, bind(httpsPort, it -> HttpListener.bindSecure(it, tls.context())), tls);
        } catch (UncheckedIOException e) {
            http.close();
            throw e;
        }
    }

    private static HttpListener bind(int port, Binding binding) {
        try {
            return binding.bind(port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + port + " of localhost (" + e.getMessage()
                            + "); choose another port, or 0 for any free one",
                    e);
        }
    }

    void serve(Endpoint overHttp, Endpoint overHttps) {
        http.serve(overHttp);
        https.serve(overHttps);
    }

    @Override
    public void close() {
        http.close();
        https.close();
    }

    private interface Binding {
        HttpListener bind(int port) throws IOException;
    }
}
