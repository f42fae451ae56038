package io.github.entrafilter.http;

import io.github.entrafilter.coverage.Dispatch;
import java.util.List;
import java.util.Optional;

/** A request, as the adapters present it. */
public interface IncomingRequest {

    /** The kind of URL pattern by which the container found the resource: Servlet 6.0, section 12.1. */
    enum Mapping {
        /** An exact pattern or a path prefix: the extension of the path plays no part. */
        PATH,
        /** An extension pattern, the default servlet or the context root. */
        OTHER
    }

    /** The dispatch that brought the request here. */
    Dispatch dispatch();

    /** The HTTP method. */
    String method();

    /**
     * The decoded path of the resource within the application, beginning with a slash, for comparison with servlet URL
     * patterns; empty where the resource has no path, as behind a named dispatch.
     */
    String path();

    /** The path of the resource as the caller, or the dispatch, wrote it; empty where the resource has no path. */
    String rawPath();

    /** The kind of mapping that led to the resource. */
    Mapping mapping();

    /** The hosts that the server may have built the request URI from; empty where it reads the path by itself. */
    default List<String> hosts() {
        return List.of();
    }

    /** All values of a header, one per header line; empty if missing. */
    List<String> header(String name);

    /** The peer's certificate in DER; empty if it presented none. */
    Optional<byte[]> clientCertificate();

    /** The IP address of the peer, as the server writes it; empty where the adapter has none. */
    Optional<String> peer();
}
