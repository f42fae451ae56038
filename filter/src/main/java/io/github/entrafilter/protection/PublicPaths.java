package io.github.entrafilter.protection;

import io.github.entrafilter.http.IncomingRequest;
import java.util.List;
import java.util.regex.Pattern;

/** The paths that need no token, as servlet URL patterns (Servlet 6.0, section 12.2). */
record PublicPaths(List<String> patterns) {

    /** Path syntax that a servlet container and a JAX-RS implementation may read differently. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[;\\\\]|//|/\\.{1,2}(/|$)|%2[ef]|%5c|%25|%3b|%00", Pattern.CASE_INSENSITIVE);

    /** Whether the request needs no token. An ambiguous path is never public. */
    boolean include(IncomingRequest request) {
        return !patterns.isEmpty()
                && patterns.stream().anyMatch(pattern -> matches(pattern, request))
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

    /** An extension pattern matches only where no path mapping does: the path may be a resource's parameter there. */
    private static boolean matches(String pattern, IncomingRequest request) {
        String path = request.path();
        if (pattern.startsWith("*.")) {
            return hasExtension(pattern, path) && request.mapping() == IncomingRequest.Mapping.OTHER;
        }
        if (pattern.endsWith("/*")) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
        return path.equals(pattern);
    }
}
