package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.UrlPattern.Extent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Ways past filters inside the container: Servlet 6.0, section 6.2.5. */
record DispatchGaps(List<CoverageRow> rows, List<ProtectingFilter> filters) {

    /** Dispatches whose target the application chooses. */
    private static final Set<Dispatch> TARGETED = EnumSet.of(Dispatch.FORWARD, Dispatch.INCLUDE, Dispatch.ASYNC);

    /** Mappings without REQUEST: clients never reach them. */
    List<CoverageGap> withoutRequests() {
        List<CoverageGap> gaps = new ArrayList<>();
        for (ProtectingFilter filter : filters) {
            for (FilterMapping mapping : filter.mappings()) {
                Set<Dispatch> seen = seen(filter, mapping);
                if (!seen.contains(Dispatch.REQUEST)) {
                    gaps.add(new CoverageGap(
                            subject(filter, mapping) + " does not see requests, only " + inWords(seen) + " dispatches",
                            "Add " + inXml(EnumSet.of(Dispatch.REQUEST)) + " to its filter-mapping"));
                }
            }
        }
        return gaps;
    }

    /** Mappings that other paths of the application get past. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (ProtectingFilter filter : filters) {
            for (FilterMapping mapping : isReachedFromOutside(filter) ? filter.mappings() : List.<FilterMapping>of()) {
                Set<Dispatch> missing = EnumSet.copyOf(TARGETED);
                missing.removeAll(seen(filter, mapping));
                if (!missing.isEmpty()) {
                    notes.add(subject(filter, mapping) + " does not see " + inWords(missing)
                            + " dispatches, through which public paths and paths outside this filter reach its targets; add "
                            + inXml(missing));
                }
            }
        }
        return notes;
    }

    private static String subject(ProtectingFilter filter, FilterMapping mapping) {
        return "filter " + filter.name() + " on " + String.join(", ", mapping.targets());
    }

    /** Checks for requests without a token: where a filter sees all and each needs one, no dispatch begins without. */
    private boolean isReachedFromOutside(ProtectingFilter filter) {
        List<UrlPattern> patterns = patterns();
        for (CoverageRow row : rows) {
            if (filter.extentOn(row.endpoint(), patterns) != Extent.WHOLE
                    || !filter.publicPathsOf(row.endpoint(), patterns).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<UrlPattern> patterns() {
        List<UrlPattern> patterns = new ArrayList<>();
        for (CoverageRow row : rows) {
            patterns.add(row.endpoint().pattern());
        }
        return patterns;
    }

    /** The dispatches of this mapping, and of others of the filter to the same targets. */
    private static Set<Dispatch> seen(ProtectingFilter filter, FilterMapping mapping) {
        Set<Dispatch> seen = EnumSet.noneOf(Dispatch.class);
        for (FilterMapping other : filter.mappings()) {
            if (other.targets().containsAll(mapping.targets())) {
                seen.addAll(other.dispatches());
            }
        }
        return seen;
    }

    private static String inWords(Set<Dispatch> dispatches) {
        return dispatches.stream().sorted().map(Dispatch::name).collect(Collectors.joining(", "));
    }

    private static String inXml(Set<Dispatch> dispatches) {
        return dispatches.stream()
                .sorted()
                .map(dispatch -> "<dispatcher>" + dispatch + "</dispatcher>")
                .collect(Collectors.joining());
    }
}
