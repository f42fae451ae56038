package io.github.entrafilter.http;

import io.github.entrafilter.settings.address.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proven IP address of the peer. Servers can be configured to take the remote address from a header. Anybody can
 * send such a header, so that address proves nothing.
 */
public final class PeerAddress {

    /**
     * The request attribute that Tomcat sets where it has taken the remote address from a header (RemoteIpValve and
     * RemoteIpFilter, which then remove that header).
     */
    public static final String REWRITTEN = "org.apache.tomcat.request.forwarded";

    /** The headers from which servers and proxies take an address; {@code Proxy-ip} is GlassFish's. */
    private static final List<String> FORWARDING_HEADERS = List.of(
            "X-Forwarded-For",
            "Forwarded",
            "X-Real-IP",
            "X-Client-IP",
            "X-Cluster-Client-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Proxy-ip",
            "$WSRA");

    /** A longer header is not searched: it may name any address. */
    private static final int MAX_LENGTH = 8192;

    private PeerAddress() {}

    /**
     * The address of the peer; empty where it is unavailable, or where a forwarding header names the same address. A
     * proxy adds the addresses of the hosts before it, never its own.
     */
    static Optional<IpAddress> of(IncomingRequest request) {
        return request.peer()
                .flatMap(IpAddress::of)
                .filter(peer -> FORWARDING_HEADERS.stream()
                        .flatMap(name -> request.header(name).stream())
                        .noneMatch(value -> mayName(peer, value)));
    }

    /** Whether a header with addresses in whatever syntax (RFC 7239, plain lists, with ports) has this one. */
    private static boolean mayName(IpAddress address, String value) {
        if (value.length() > MAX_LENGTH) {
            return true;
        }
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || !isOfAddress(value.charAt(i))) {
                if (i > start && isNamed(address, value.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isOfAddress(char c) {
        return Character.digit(c, 16) >= 0 || c == '.' || c == ':';
    }

    /** An address, perhaps with a port, which IPv6 has after a bracket. */
    private static boolean isNamed(IpAddress address, String name) {
        int colon = name.indexOf(':');
        String host = colon > 0 && name.indexOf('.') < colon && name.contains(".") ? name.substring(0, colon) : name;
        return IpAddress.of(host.toLowerCase(Locale.ROOT)).equals(Optional.of(address));
    }
}
