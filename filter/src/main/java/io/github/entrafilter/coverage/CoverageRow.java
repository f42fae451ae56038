package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        List<String> names = new ArrayList<>();
        for (ProtectingFilter filter : filters) {
            switch (filter.extentOn(endpoint, endpoints)) {
                case WHOLE -> {
                    whole.add(filter);
                    names.add(filter.name());
                }
                case PART -> {
                    part.add(filter);
                    names.add(filter.name() + " (part)");
                }
                case NONE -> {
                    // Not in front of this endpoint.
                }
            }
        }
        State state = state(endpoint, whole, part, endpoints);
        boolean needsCaller = state == State.PROTECTED || state == State.PARTLY_OPEN;
        return new CoverageRow(
                endpoint,
                names,
                needsCaller ? roles(state == State.PROTECTED ? whole : part) : "",
                state == State.PROTECTED ? publicPaths(endpoint, whole, endpoints) : List.of(),
                state == State.PROTECTED ? preflights(whole) : Preflights.REFUSED,
                state);
    }

    private static State state(
            Endpoint endpoint,
            List<ProtectingFilter> whole,
            List<ProtectingFilter> part,
            Collection<UrlPattern> endpoints) {
        List<ProtectingFilter> enforcing =
                whole.stream().filter(ProtectingFilter::isEnforcing).toList();
        if (!enforcing.isEmpty()) {
            return enforcing.stream().allMatch(filter -> filter.isPublic(endpoint, endpoints))
                    ? State.PUBLIC
                    : State.PROTECTED;
        }
        boolean enforcedInPart =
                part.stream().anyMatch(filter -> filter.isEnforcing() && !filter.isPublic(endpoint, endpoints));
        if (enforcedInPart) {
            return State.PARTLY_OPEN;
        }
        return whole.isEmpty() ? State.OPEN : State.REPORT_ONLY;
    }

    /** A caller passes all filters: needs one role of each that has any. */
    private static String roles(List<ProtectingFilter> filters) {
        String roles = filters.stream()
                .filter(filter -> filter.isEnforcing() && !filter.rolesAllowed().isEmpty())
                .map(filter -> String.join(" or ", new TreeSet<>(filter.rolesAllowed())))
                .distinct()
                .collect(Collectors.joining(" and "));
        return roles.isEmpty() ? "any caller" : roles;
    }

    /** A path is public if all filters in front of it have it so. */
    private static List<String> publicPaths(
            Endpoint endpoint, List<ProtectingFilter> filters, Collection<UrlPattern> endpoints) {
        Set<String> paths = new LinkedHashSet<>();
        filters.stream()
                .filter(ProtectingFilter::isEnforcing)
                .forEach(filter -> paths.addAll(filter.publicPathsOf(endpoint, endpoints)));
        paths.removeIf(path -> filters.stream()
                .filter(ProtectingFilter::isEnforcing)
                .anyMatch(filter -> !filter.publicPaths().contains(path)));
        return List.copyOf(paths);
    }

    /** Preflights pass if all filters in front let them. */
    private static Preflights preflights(List<ProtectingFilter> filters) {
        return filters.stream()
                        .filter(ProtectingFilter::isEnforcing)
                        .allMatch(filter -> filter.preflights() == Preflights.PASSED_ON)
                ? Preflights.PASSED_ON
                : Preflights.REFUSED;
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
