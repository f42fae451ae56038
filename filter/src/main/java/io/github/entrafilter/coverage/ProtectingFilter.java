package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.UrlPattern.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A filter that requires a token.
 *
 * @param mappings where it stands, in the order of their declaration
 * @param rolesAllowed one of which a caller needs; any caller where empty
 * @param publicPaths URL patterns that need no token
 * @param preflights the treatment of CORS preflights on other paths
 */
public record ProtectingFilter(
        String name,
        List<FilterMapping> mappings,
        Set<String> rolesAllowed,
        List<String> publicPaths,
        Preflights preflights,
        Mode mode) {

    /** Whether the filter refuses requests or only reports them. */
    public enum Mode {
        ENFORCE,
        REPORT
    }

    /** Whether CORS preflights need a token, which browsers never send with them. */
    public enum Preflights {
        REFUSED,
        PASSED_ON
    }

    public ProtectingFilter {
        mappings = List.copyOf(mappings);
        rolesAllowed = Set.copyOf(rolesAllowed);
        publicPaths = List.copyOf(publicPaths);
    }

    /** A filter with these rules, under another name and mapping. */
    public ProtectingFilter mapped(String otherName, FilterMapping mapping) {
        return new ProtectingFilter(otherName, List.of(mapping), rolesAllowed, publicPaths, preflights, mode);
    }

    /** The share of requests to the endpoint that pass this filter, dispatches aside. */
    Extent extentOn(Endpoint endpoint, Collection<UrlPattern> endpoints) {
        Extent extent = Extent.NONE;
        for (FilterMapping mapping : mappings) {
            if (mapping.dispatches().contains(Dispatch.REQUEST)) {
                extent = extent.max(mapping.extentOn(endpoint, endpoints));
            }
        }
        return extent;
    }

    /** The public paths that requests to the endpoint may have. */
    List<String> publicPathsOf(Endpoint endpoint, Collection<UrlPattern> endpoints) {
        List<String> paths = new ArrayList<>();
        for (String path : publicPaths) {
            if (UrlPattern.of(path).opens(endpoint.pattern(), endpoints) != Extent.NONE) {
                paths.add(path);
            }
        }
        return paths;
    }

    boolean isPublic(Endpoint endpoint, Collection<UrlPattern> endpoints) {
        for (String path : publicPaths) {
            if (UrlPattern.of(path).opens(endpoint.pattern(), endpoints) == Extent.WHOLE) {
                return true;
            }
        }
        return false;
    }

    boolean isEnforcing() {
        return mode == Mode.ENFORCE;
    }
}
