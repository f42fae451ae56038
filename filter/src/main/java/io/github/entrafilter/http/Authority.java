package io.github.entrafilter.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The authority that a request is for: the value of {@code Host}, or of {@code :authority} in HTTP/2. Servers must
 * refuse malformed ones (RFC 9112, section 3.2), and some do not. A server that puts it in front of the path, to make a
 * URI of both, then reads another path than that of the request line: {@code h/public} or {@code h?} moves where it
 * begins.
 */
public final class Authority {

    /** A host and a port: RFC 3986, section 3.2, without user information. An IP literal has its brackets or none. */
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("\\[[\\w.~!$&'()*+,;=:%-]*\\](:\\d*)?|[\\w.~!$&'()*+,;=:%-]*");

    private Authority() {}

    /** Whether none of these can be taken for part of a path. */
    static boolean areWellFormed(List<String> authorities) {
        for (String authority : authorities) {
            if (!HOST_AND_PORT.matcher(authority).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the URI that a server makes of this request has the path that the caller sent. */
    public static boolean isWellFormed(IncomingRequest request) {
        return areWellFormed(request.authorities());
    }
}
