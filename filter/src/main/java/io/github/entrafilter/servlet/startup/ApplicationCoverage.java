package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.CoverageTable;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.ProtectingFilter;
import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The endpoints of an application and the filters that protect them, as the container shows both at the start. */
final class ApplicationCoverage {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final Set<Dispatch> EVERYTHING_SEES = EnumSet.of(Dispatch.REQUEST, Dispatch.ASYNC, Dispatch.ERROR);

    private ApplicationCoverage() {}

    /** Logs the reports on settings and the coverage in one record, and one warning with everything that is open. */
    static void log(ServletContext context, List<String> reports) throws ServletException {
        CoverageTable coverage = of(context);
        List<String> lines = new ArrayList<>();
        lines.add("Entra Filter protects the application at " + context.getContextPath() + "/");
        lines.addAll(reports);
        lines.addAll(coverage.lines());
        lines.addAll(coverage.notes());
        LOG.log(Level.INFO, String.join("\n", lines).replace("\n", "\n  "));
        coverage.warning()
                .ifPresent(warning -> LOG.log(
                        Level.WARNING,
                        "Entra Filter leaves parts of " + context.getContextPath() + "/ open: " + warning));
    }

    static CoverageTable of(ServletContext context) throws ServletException {
        List<Endpoint> endpoints = ApplicationEndpoints.of(context);
        List<ProtectingFilter> filters = new ArrayList<>(filters(context));
        Preflights preflights = filters.stream().allMatch(filter -> filter.preflights() == Preflights.PASSED_ON)
                ? Preflights.PASSED_ON
                : Preflights.REFUSED;
        endpoints.stream()
                .filter(endpoint -> endpoint.kind() == Endpoint.Kind.JAXRS)
                .map(endpoint -> ofResources(endpoint, preflights))
                .forEach(filters::add);
        return CoverageTable.of(endpoints, filters);
    }

    private static List<ProtectingFilter> filters(ServletContext context) throws ServletException {
        List<FilterDeclaration> declared = FilterDeclaration.mappedIn(context);
        if (declared.isEmpty()) {
            return List.of(filter(
                    new FilterDeclaration(FrontFilter.NAME, Map.of()),
                    List.of(new FilterMapping(FrontFilter.NAME, List.of("/*"), List.of(), EVERYTHING_SEES)),
                    context));
        }
        List<FilterMapping> mappings = Descriptor.of(context).filterMappings();
        List<String> order = mappings.stream().map(FilterMapping::filter).toList();
        return declared.stream()
                .sorted(Comparator.comparing(declaration -> position(declaration.name(), order)))
                .map(declaration -> filter(declaration, mappingsOf(declaration, mappings, context), context))
                .toList();
    }

    /** Filters that web.xml does not map come last. */
    private static int position(String filter, List<String> order) {
        return order.contains(filter) ? order.indexOf(filter) : order.size();
    }

    private static List<FilterMapping> mappingsOf(
            FilterDeclaration declaration, List<FilterMapping> inWebXml, ServletContext context) {
        List<FilterMapping> own = inWebXml.stream()
                .filter(mapping -> mapping.filter().equals(declaration.name()))
                .toList();
        return own.isEmpty() ? List.of(declaration.mapping(context)) : own;
    }

    private static ProtectingFilter filter(
            FilterDeclaration declaration, List<FilterMapping> mappings, ServletContext context) {
        AccessSettings access = ApplicationStart.starting(context)
                .rulesOf(declaration.name())
                .orElseGet(() -> SettingsReader.of(declaration.initParameters())
                        .read("filter " + declaration.name())
                        .access());
        return new ProtectingFilter(
                declaration.name(),
                mappings,
                access.rolesAllowed(),
                access.publicPaths(),
                Preflights.valueOf(access.corsPreflight().name()),
                ProtectingFilter.Mode.valueOf(access.mode().name()));
    }

    /** Resources have a filter of their own, which reads their annotations: in this table they need a caller. */
    private static ProtectingFilter ofResources(Endpoint endpoint, Preflights preflights) {
        return new ProtectingFilter(
                "JAX-RS",
                List.of(new FilterMapping(
                        "JAX-RS", List.of(), List.of(endpoint.name()), EnumSet.allOf(Dispatch.class))),
                Set.of(),
                List.of(),
                preflights,
                ProtectingFilter.Mode.ENFORCE);
    }
}
