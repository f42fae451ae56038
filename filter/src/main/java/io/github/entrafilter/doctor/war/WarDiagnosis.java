package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.CoverageGap;
import io.github.entrafilter.coverage.CoverageRow;
import io.github.entrafilter.coverage.CoverageRow.State;
import io.github.entrafilter.coverage.CoverageTable;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.coverage.Endpoint.Kind;
import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.ProtectingFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The diagnosis of a WAR: what it protects and what it leaves open, found without a server.
 *
 * @param gaps ways past the filter, and reasons for a failed deployment
 * @param notes hints about what leaves nothing open by itself
 */
public record WarDiagnosis(CoverageTable table, List<CoverageGap> gaps, List<String> notes) {

    /** The limits of a look into a file. */
    public static final String LIMITS =
            "Not looked at: servlets, filters and listeners that code registers at start, and settings of the server.";

    private static final int MAX_ENDPOINTS = 5_000;
    private static final int MAX_FILTERS = 100;
    private static final int MAX_NAMED = 5;
    private static final String REQUEST_FILTER = "EntraRequestFilter";

    /**
     * Reads a WAR.
     *
     * @param overrides settings that win over those in the WAR
     * @throws IOException if the file cannot be read; with a message of one line
     */
    public static WarDiagnosis of(Path file, WrittenSettings overrides) throws IOException {
        War war = new WarReader(new ReadBudget()).read(file);
        WarSettings settings = WarSettings.of(war.settings(), overrides);
        WarFilters filters = WarFilters.of(war, settings);
        List<Endpoint> endpoints = WarEndpoints.of(war);
        List<ProtectingFilter> inForce = filters.inForce();
        if (endpoints.size() > MAX_ENDPOINTS || inForce.size() > MAX_FILTERS) {
            throw new IOException(
                    file + " has more than " + MAX_ENDPOINTS + " endpoints or " + MAX_FILTERS + " filters");
        }
        CoverageTable byServletFilters = CoverageTable.of(endpoints, inForce);
        CoverageTable table = war.loadServicesPlaces().isEmpty() && !inForce.isEmpty()
                ? withRequestFilter(byServletFilters, inForce, settings)
                : byServletFilters;
        return new WarDiagnosis(table, WarGaps.of(war, filters, table), WarNotes.of(war, filters, settings, table));
    }

    /** JAX-RS resources past the servlet filters have the JAR's request filter, with the application's settings. */
    private static CoverageTable withRequestFilter(
            CoverageTable table, List<ProtectingFilter> filters, WarSettings settings) {
        List<String> resources = table.rows().stream()
                .filter(row ->
                        row.endpoint().kind() == Kind.JAXRS && row.state().hasGap())
                .map(row -> row.endpoint().name())
                .toList();
        if (resources.isEmpty()) {
            return table;
        }
        FilterMapping mapping = new FilterMapping(REQUEST_FILTER, List.of(), resources, EnumSet.allOf(Dispatch.class));
        List<ProtectingFilter> all = new ArrayList<>(filters);
        all.add(settings.filter(REQUEST_FILTER, List.of(mapping), Map.of()));
        return CoverageTable.of(table.rows().stream().map(CoverageRow::endpoint).toList(), all);
    }

    public boolean isOpen() {
        return !gaps.isEmpty();
    }

    /** The outcome in one line. */
    public String verdict() {
        List<String> open = table.rows().stream()
                .filter(row -> row.state().hasGap())
                .map(row -> row.endpoint().inWords())
                .toList();
        if (!open.isEmpty()) {
            return "OPEN: no token is needed for "
                    + open.stream().limit(MAX_NAMED).collect(Collectors.joining("; "))
                    + (open.size() > MAX_NAMED ? " and " + (open.size() - MAX_NAMED) + " more" : "");
        }
        if (isOpen()) {
            return "NOT SAFE: " + gaps.get(0).problem();
        }
        return table.rows().isEmpty() ? "nothing is open, as no endpoint was found" : "nothing is open: " + counts();
    }

    private String counts() {
        long isPublic =
                table.rows().stream().filter(row -> row.state() == State.PUBLIC).count();
        long isProtected = table.rows().size() - isPublic;
        return isProtected
                + (isProtected == 1 ? " endpoint is protected" : " endpoints are protected")
                + (isPublic == 0 ? "" : ", " + isPublic + (isPublic == 1 ? " is" : " are") + " public by settings");
    }
}
