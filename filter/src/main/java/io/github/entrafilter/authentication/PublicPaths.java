package io.github.entrafilter.authentication;

import java.util.List;
import java.util.regex.Pattern;

/** The paths that need no token, as servlet URL patterns (Servlet 6.0, section 12.2). */
record PublicPaths(List<String> patterns) {

    /** What a servlet container and a JAX-RS implementation may read differently. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[;\\\\]|//|/\\.{1,2}(/|$)|%2[ef]|%5c|%25|%3b|%00", Pattern.CASE_INSENSITIVE);

    /** Whether no token is needed. A path that can be read in two ways is never public. */
    boolean include(IncomingRequest request) {
        return !patterns.isEmpty()
                && patterns.stream().anyMatch(pattern -> matches(pattern, request.path()))
                && !AMBIGUOUS.matcher(request.rawPath()).find();
    }

    private static boolean matches(String pattern, String path) {
        if (pattern.startsWith("*.")) {
            return path.endsWith(pattern.substring(1));
        }
        if (pattern.endsWith("/*")) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
        return path.equals(pattern);
    }
}
