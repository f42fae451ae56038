package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.CoverageRow.State;
import io.github.entrafilter.platform.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The endpoints of an application and the protection of each. */
public final class CoverageTable {

    private static final int MAX_ROWS = 200;
    private static final int MAX_COLUMN = 48;

    /** The most patterns that a fix lists; a filter on everything is the shorter fix for more. */
    private static final int MAX_PATTERNS = 4;

    private static final String EVERYTHING = "/*";

    private final List<CoverageRow> rows;
    private final List<ProtectingFilter> filters;

    private CoverageTable(List<CoverageRow> rows, List<ProtectingFilter> filters) {
        this.rows = rows;
        this.filters = filters;
    }

    /** The table, with a row for each endpoint in the given order. */
    public static CoverageTable of(List<Endpoint> endpoints, List<ProtectingFilter> filters) {
        List<UrlPattern> patterns = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            patterns.add(endpoint.pattern());
        }
        List<CoverageRow> rows = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            rows.add(CoverageRow.of(endpoint, filters, patterns));
        }
        return new CoverageTable(List.copyOf(rows), List.copyOf(filters));
    }

    public List<CoverageRow> rows() {
        return rows;
    }

    /** The names of the JAX-RS servlets that requests can reach past all filters. */
    public List<String> resourcesWithGap() {
        List<String> servlets = new ArrayList<>();
        for (CoverageRow row : rows) {
            if (row.endpoint().kind() == Endpoint.Kind.JAXRS && row.state().hasGap()) {
                servlets.add(row.endpoint().name());
            }
        }
        return servlets;
    }

    /** The table in aligned columns, one line per row, least protected endpoints first. */
    public List<String> lines() {
        List<List<String>> table = cells();
        List<String> lines = new ArrayList<>();
        for (List<String> cells : table) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < cells.size(); column++) {
                line.append(padded(cells.get(column), width(table, column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        if (rows.size() > MAX_ROWS) {
            lines.add("and " + (rows.size() - MAX_ROWS) + " more");
        }
        return lines;
    }

    private List<List<String>> cells() {
        List<CoverageRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(CoverageRow::state).reversed());
        List<List<String>> cells = new ArrayList<>();
        for (CoverageRow row : sorted.subList(0, Math.min(sorted.size(), MAX_ROWS))) {
            cells.add(row.cells());
        }
        return cells;
    }

    private static int width(List<List<String>> table, int column) {
        int width = 0;
        for (List<String> cells : table) {
            width = Math.max(width, cells.get(column).length());
        }
        return Math.min(width, MAX_COLUMN);
    }

    /** A cell is never cut: a path in a log is for searching. */
    private static String padded(String cell, int width) {
        String text = Printable.line(cell);
        return text + " ".repeat(Math.max(0, width - text.length()) + 2);
    }

    /**
     * Mappings that see no requests, and endpoints that requests reach past all filters. Filters in report mode have a
     * warning of their own.
     */
    public List<CoverageGap> gaps() {
        List<CoverageGap> gaps = new ArrayList<>(new DispatchGaps(rows, filters).withoutRequests());
        List<CoverageRow> open = open();
        if (!open.isEmpty()) {
            gaps.add(new CoverageGap(
                    "no token is needed for "
                            + open.stream().map(CoverageTable::inWords).collect(Collectors.joining("; ")),
                    "To protect " + (open.size() == 1 ? "it" : "them") + ", add " + closingPatterns(open)
                            + " to the filter-mapping of " + closingFilter()
                            + " in web.xml; paths that are meant to be public belong in public-paths"));
        }
        return gaps;
    }

    private List<CoverageRow> open() {
        List<CoverageRow> open = new ArrayList<>();
        for (CoverageRow row : rows) {
            if (row.state().hasGap()) {
                open.add(row);
            }
        }
        return open;
    }

    /** All gaps with their fixes as one warning; empty if there are none. */
    public Optional<String> warning() {
        List<CoverageGap> gaps = gaps();
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(gaps.stream().map(CoverageGap::toString).collect(Collectors.joining(". ")));
    }

    private static String inWords(CoverageRow row) {
        return Printable.line(row.endpoint().inWords())
                + (row.state() == State.PARTLY_OPEN
                        ? " (in part, past " + String.join(", ", row.filters()).replace(" (part)", "") + ")"
                        : "");
    }

    private static String closingPatterns(List<CoverageRow> gaps) {
        List<UrlPattern> patterns =
                gaps.stream().map(row -> row.endpoint().pattern()).distinct().toList();
        boolean everything =
                patterns.size() > MAX_PATTERNS || patterns.stream().anyMatch(UrlPattern::isClosedByEverythingOnly);
        return everything
                ? inXml(EVERYTHING)
                : patterns.stream()
                        .map(UrlPattern::toString)
                        .map(CoverageTable::inXml)
                        .collect(Collectors.joining());
    }

    private static String inXml(String pattern) {
        return "<url-pattern>" + pattern + "</url-pattern>";
    }

    /**
     * Prefers a filter without roles, which protects and excludes no caller. A filter without URL patterns has no
     * mapping to extend.
     */
    private String closingFilter() {
        return filters.stream()
                .filter(ProtectingFilter::isEnforcing)
                .filter(filter -> filter.mappings().stream()
                        .anyMatch(mapping -> !mapping.urlPatterns().isEmpty()))
                .min(Comparator.comparing(filter -> !filter.rolesAllowed().isEmpty()))
                .map(ProtectingFilter::name)
                .orElse("EntraFilter");
    }

    /** One sentence for each mapping that requests get past inside the container. */
    public List<String> notes() {
        return new DispatchGaps(rows, filters).notes();
    }
}
