package io.github.entrafilter.authentication;

import java.util.List;
import java.util.Optional;

/** What the adapters tell of a request. */
public interface IncomingRequest {

    /** How a request reaches a filter. */
    enum Arrival {
        /** It comes from the caller, or is forwarded to another path that a filter guards. */
        FROM_CALLER,
        /** It goes on after an asynchronous start. */
        CONTINUED,
        /** The container looks for the page that goes with an error. */
        ERROR_PAGE
    }

    /** How it reaches us. */
    Arrival arrival();

    /** The HTTP method. */
    String method();

    /**
     * The path within the application, decoded, beginning with a slash: what servlet URL patterns are compared with.
     */
    String path();

    /** The path of the request line, as it came. */
    String rawPath();

    /** All values of a header, one for each line of the request; empty where there is none. */
    List<String> header(String name);

    /** The certificate with which the peer has connected, in DER; none where it has shown none. */
    Optional<byte[]> clientCertificate();

    /** The IP address of who has connected, as Java writes it; none where the adapter cannot tell. */
    Optional<String> peer();
}
