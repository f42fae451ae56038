package io.github.entrafilter.protection;

import io.github.entrafilter.http.CorsPreflightRequest;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.AccessSettings.CorsPreflight;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The requests that need no token: those for public paths, and CORS preflights if they are passed on.
 *
 * @param patterns servlet URL patterns (Servlet 6.0, section 12.2)
 */
record PublicRequests(List<String> patterns, CorsPreflight preflights) {

    /** Syntax that a servlet container and a JAX-RS implementation may read differently. */
    private static final String AMBIGUOUS_SYNTAX = "[;\\\\]|//|/\\.{1,2}(/|$)|%(2f|5c|25|3b|00)";

    /**
     * Letters, digits and {@code -._~} (RFC 3986, section 2.3), which need no escape: JAX-RS does not match them to a
     * literal path.
     */
    private static final String ESCAPED_UNRESERVED = "%(2[de]|3\\d|[46][1-9a-f]|[57][0-9a]|5f|7e)";

    /** Delimiters that need no escape either. Below a prefix pattern, callers may escape them in parameters. */
    private static final Pattern ESCAPED_DELIMITER =
            Pattern.compile("%(21|24|2[6-9a-c]|3[ad]|40)", Pattern.CASE_INSENSITIVE);

    private static final Pattern AMBIGUOUS =
            Pattern.compile(AMBIGUOUS_SYNTAX + "|" + ESCAPED_UNRESERVED, Pattern.CASE_INSENSITIVE);

    static PublicRequests of(AccessSettings access) {
        return new PublicRequests(access.publicPaths(), access.corsPreflight());
    }

    boolean include(IncomingRequest request) {
        return hasPublicPath(request)
                || (preflights == CorsPreflight.PASSED_ON && CorsPreflightRequest.matches(request));
    }

    /** An ambiguous path is never public. */
    private boolean hasPublicPath(IncomingRequest request) {
        return !patterns.isEmpty()
                && patterns.stream().anyMatch(pattern -> matches(pattern, request) && isSpelledAs(pattern, request))
                && !AMBIGUOUS.matcher(request.rawPath()).find();
    }

    /** Whether the path has the extension of a pattern, and no pattern includes it as this request is mapped. */
    boolean includeByExtensionOnly(IncomingRequest request) {
        return patterns.stream().anyMatch(pattern -> pattern.startsWith("*.") && hasExtension(pattern, request.path()))
                && !include(request);
    }

    private static boolean hasExtension(String pattern, String path) {
        return path.endsWith(pattern.substring(1));
    }

    /** Whether the delimiters of an exact pattern are sent as they are written there. */
    private static boolean isSpelledAs(String pattern, IncomingRequest request) {
        return pattern.indexOf('*') >= 0
                || !ESCAPED_DELIMITER.matcher(request.rawPath()).find();
    }

    /** An extension pattern matches only where no path mapping does: the path may be a resource's parameter there. */
    private static boolean matches(String pattern, IncomingRequest request) {
        String path = request.path();
        if (pattern.startsWith("*.")) {
            return hasExtension(pattern, path) && request.mapping() == IncomingRequest.Mapping.OTHER;
        }
        return PublicPaths.matches(pattern, path);
    }
}
