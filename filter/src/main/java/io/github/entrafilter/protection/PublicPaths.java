package io.github.entrafilter.protection;

import java.util.Collection;

/**
 * The paths that need no token whatever the request is, for descriptions of resources. Extension patterns include none:
 * whether they match depends on the mapping of a request.
 *
 * @param patterns servlet URL patterns (Servlet 6.0, section 12.2)
 */
public record PublicPaths(Collection<String> patterns) {

    /** Whether all requests for a resource are public, by its path or the template of its paths. */
    public boolean include(String resource) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, resource));
    }

    static boolean matches(String pattern, String path) {
        if (pattern.endsWith("/*")) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
        return path.equals(pattern);
    }
}
