package io.github.entrafilter.http;

import java.util.List;
import java.util.Optional;

/** A request, as the adapters present it. */
public interface IncomingRequest {

    /** How a request reaches a filter: Servlet 6.0, section 6.2.5. */
    enum Dispatch {
        REQUEST,
        FORWARD,
        INCLUDE,
        ASYNC,
        ERROR
    }

    /** The kind of URL pattern by which the container found the resource: Servlet 6.0, section 12.1. */
    enum Mapping {
        /** An exact pattern or a path prefix: the extension of the path plays no part. */
        PATH,
        /** An extension pattern, the default servlet or the context root. */
        OTHER
    }

    /** How the request reaches us. */
    Dispatch dispatch();

    /** The HTTP method. */
    String method();

    /**
     * The path of the resource within the application, decoded, beginning with a slash, to compare with servlet URL
     * patterns; empty where the resource has no path, as behind a named dispatch.
     */
    String path();

    /** The path of the resource as the caller, or the dispatch, wrote it; empty where the resource has no path. */
    String rawPath();

    /** How the container found the resource. */
    Mapping mapping();

    /** All values of a header, one for each line of the request; empty where there is none. */
    List<String> header(String name);

    /** The certificate with which the peer has connected, in DER; empty where it has shown none. */
    Optional<byte[]> clientCertificate();

    /** The IP address of the peer of the connection, as the server writes it; empty where the adapter cannot tell. */
    Optional<String> peer();
}
