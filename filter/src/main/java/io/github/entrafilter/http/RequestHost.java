package io.github.entrafilter.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The host that a request is for: the value of {@code Host}, or of {@code :authority} in HTTP/2. Servers must refuse
 * malformed ones (RFC 9112, section 3.2), and some do not. A server that builds the request URI from the host and the
 * path then finds another path in it: {@code h/public} prepends to the path, {@code h?} turns it into a query.
 */
public final class RequestHost {

    /** A host and a port: RFC 3986, section 3.2, without user information. An IP literal has its brackets or none. */
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("\\[[\\w.~!$&'()*+,;=:%-]*\\](:\\d*)?|[\\w.~!$&'()*+,;=:%-]*");

    private RequestHost() {}

    /** Whether each is a host and a port. */
    static boolean areWellFormed(List<String> hosts) {
        for (String host : hosts) {
            if (!HOST_AND_PORT.matcher(host).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the request's hosts leave its path as the caller sent it. */
    public static boolean isWellFormed(IncomingRequest request) {
        return areWellFormed(request.hosts());
    }
}
