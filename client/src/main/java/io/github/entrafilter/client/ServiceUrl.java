package io.github.entrafilter.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The base URL of a service, to which alone its tokens are sent.
 *
 * @param uri a normalized URL
 */
record ServiceUrl(URI uri) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /**
     * Checks a URL: a token in the clear can be used by anyone who intercepts it (RFC 6750, section 5.3).
     *
     * @throws IllegalArgumentException if it is neither an https URL nor a URL of this machine
     */
    static ServiceUrl of(URI url) {
        boolean local = scheme(url).equals("http") && LOOPBACK.contains(host(url));
        boolean encrypted = scheme(url).equals("https") && !host(url).isEmpty();
        if (!local && !encrypted) {
            throw new IllegalArgumentException(
                    "a service that gets tokens requires an https URL, unless it is on this machine: " + url);
        }
        return new ServiceUrl(url.normalize());
    }

    /** Checks a URL in text form. */
    static ServiceUrl of(String url) {
        return of(URI.create(url.strip()));
    }

    /** Returns whether a URL is this one or below it. */
    boolean covers(URI other) {
        URI normalized = other.normalize();
        return scheme(normalized).equals(scheme(uri))
                && host(normalized).equals(host(uri))
                && port(normalized) == port(uri)
                && (path(normalized) + "/").startsWith(path(uri).replaceFirst("/*$", "/"));
    }

    private static String scheme(URI uri) {
        return lowerCase(uri.getScheme());
    }

    private static String host(URI uri) {
        return lowerCase(uri.getHost());
    }

    private static String path(URI uri) {
        return Optional.ofNullable(uri.getRawPath()).orElse("");
    }

    private static String lowerCase(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme(uri).equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
