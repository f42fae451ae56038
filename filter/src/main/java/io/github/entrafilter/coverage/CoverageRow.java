package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import io.github.entrafilter.coverage.UrlPattern.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The protection of one endpoint.
 *
 * @param filters names of the filters in front of it, in their order; {@code (part)} behind one that sees only some of
 *     the requests
 * @param roles the required roles, in words; empty if no token is needed
 * @param publicPaths the public paths among those of the endpoint
 * @param preflights passed on if CORS preflights reach the endpoint, which otherwise needs a token
 */
public record CoverageRow(
        Endpoint endpoint,
        List<String> filters,
        String roles,
        List<String> publicPaths,
        Preflights preflights,
        State state) {

    /** The state of an endpoint, from best to worst. */
    public enum State {
        PROTECTED,
        /** Every request passes a filter that needs no token for it. */
        PUBLIC,
        REPORT_ONLY,
        PARTLY_OPEN,
        OPEN;

        /** Whether requests reach the endpoint that no filter has seen. */
        public boolean hasGap() {
            return this == PARTLY_OPEN || this == OPEN;
        }

        String label() {
            return name().replace('_', ' ');
        }
    }

    public CoverageRow {
        filters = List.copyOf(filters);
        publicPaths = List.copyOf(publicPaths);
    }

    static CoverageRow of(Endpoint endpoint, List<ProtectingFilter> filters, Collection<UrlPattern> endpoints) {
        List<ProtectingFilter> whole = new ArrayList<>();
        List<ProtectingFilter> part = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (ProtectingFilter filter : filters) {
            Extent extent = filter.extentOn(endpoint, endpoints);
            if (extent == Extent.WHOLE) {
                whole.add(filter);
                names.add(filter.name());
            } else if (extent == Extent.PART) {
                part.add(filter);
                names.add(filter.name() + " (part)");
            }
        }
        State state = state(endpoint, whole, part, endpoints);
        boolean needsCaller = state == State.PROTECTED || state == State.PARTLY_OPEN;
        List<ProtectingFilter> enforcing = enforcing(state == State.PROTECTED ? whole : part);
        return new CoverageRow(
                endpoint,
                List.copyOf(names),
                needsCaller ? roles(enforcing) : "",
                state == State.PROTECTED ? publicPaths(endpoint, enforcing, endpoints) : List.of(),
                state == State.PROTECTED ? preflights(enforcing) : Preflights.REFUSED,
                state);
    }

    private static State state(
            Endpoint endpoint,
            List<ProtectingFilter> whole,
            List<ProtectingFilter> part,
            Collection<UrlPattern> endpoints) {
        List<ProtectingFilter> enforcing = enforcing(whole);
        if (!enforcing.isEmpty()) {
            return isPublic(endpoint, enforcing, endpoints) ? State.PUBLIC : State.PROTECTED;
        }
        if (!isPublic(endpoint, enforcing(part), endpoints)) {
            return State.PARTLY_OPEN;
        }
        return whole.isEmpty() ? State.OPEN : State.REPORT_ONLY;
    }

    private static List<ProtectingFilter> enforcing(List<ProtectingFilter> filters) {
        List<ProtectingFilter> enforcing = new ArrayList<>();
        for (ProtectingFilter filter : filters) {
            if (filter.isEnforcing()) {
                enforcing.add(filter);
            }
        }
        return enforcing;
    }

    /** Whether no filter needs a token for the endpoint. */
    private static boolean isPublic(
            Endpoint endpoint, List<ProtectingFilter> enforcing, Collection<UrlPattern> endpoints) {
        for (ProtectingFilter filter : enforcing) {
            if (!filter.isPublic(endpoint, endpoints)) {
                return false;
            }
        }
        return true;
    }

    /** A caller passes all filters: needs one role of each that has any. */
    private static String roles(List<ProtectingFilter> enforcing) {
        Set<String> roles = new LinkedHashSet<>();
        for (ProtectingFilter filter : enforcing) {
            if (!filter.rolesAllowed().isEmpty()) {
                roles.add(String.join(" or ", new TreeSet<>(filter.rolesAllowed())));
            }
        }
        return roles.isEmpty() ? "any caller" : String.join(" and ", roles);
    }

    /** A path is public if all filters in front of it have it so. */
    private static List<String> publicPaths(
            Endpoint endpoint, List<ProtectingFilter> enforcing, Collection<UrlPattern> endpoints) {
        Set<String> paths = new LinkedHashSet<>();
        for (ProtectingFilter filter : enforcing) {
            paths.addAll(filter.publicPathsOf(endpoint, endpoints));
        }
        for (ProtectingFilter filter : enforcing) {
            paths.retainAll(filter.publicPaths());
        }
        return List.copyOf(paths);
    }

    /** Preflights pass if all filters in front let them. */
    private static Preflights preflights(List<ProtectingFilter> enforcing) {
        for (ProtectingFilter filter : enforcing) {
            if (filter.preflights() == Preflights.REFUSED) {
                return Preflights.REFUSED;
            }
        }
        return Preflights.PASSED_ON;
    }

    /** The cells for a person, in the order of a table's columns. */
    List<String> cells() {
        List<String> open = new ArrayList<>(publicPaths);
        if (preflights == Preflights.PASSED_ON) {
            open.add("CORS preflights");
        }
        String caller = open.isEmpty() ? roles : roles + ", public: " + String.join(", ", open);
        return List.of(
                state.label(),
                endpoint.label(),
                endpoint.urlPattern().isEmpty() ? "\"\"" : endpoint.urlPattern(),
                filters.isEmpty() ? "no filter" : String.join(", ", filters),
                caller);
    }
}
