package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.CoverageTable;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.ProtectingFilter;
import io.github.entrafilter.coverage.ProtectingFilter.Preflights;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints of an application and the filters that protect them, as the container shows both at the start. */
final class ApplicationCoverage {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final Set<Dispatch> EVERYTHING_SEES = EnumSet.of(Dispatch.REQUEST, Dispatch.ASYNC, Dispatch.ERROR);

    private static final String RESOURCES = "JAX-RS";

    private ApplicationCoverage() {}

    /**
     * Logs the reports on settings and the coverage in one record, and one warning with everything that is open.
     *
     * @return the coverage, as lines
     */
    static List<String> log(ServletContext context, List<String> reports) throws ServletException {
        CoverageTable coverage = of(context);
        List<String> lines = new ArrayList<>();
        lines.add("Entra Filter protects the application at " + context.getContextPath() + "/");
        lines.addAll(reports);
        lines.addAll(coverage.lines());
        lines.addAll(coverage.notes());
        LOG.log(Level.INFO, String.join("\n", lines).replace("\n", "\n  "));
        Optional<String> warning = coverage.warning();
        if (warning.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "Entra Filter leaves parts of " + context.getContextPath() + "/ open: " + warning.get());
        }
        return coverage.lines();
    }

    static CoverageTable of(ServletContext context) throws ServletException {
        List<Endpoint> endpoints = ApplicationEndpoints.of(context);
        List<ProtectingFilter> filters = filters(context);
        CoverageTable behindFilters = CoverageTable.of(endpoints, filters);
        List<String> resources = behindFilters.resourcesWithGap();
        if (resources.isEmpty()) {
            return behindFilters;
        }
        List<ProtectingFilter> all = new ArrayList<>(filters);
        all.addAll(ofResources(resources, filters));
        return CoverageTable.of(endpoints, all);
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
        List<ProtectingFilter> filters = new ArrayList<>();
        for (FilterDeclaration declaration : inOrder(declared, mappings)) {
            filters.add(filter(declaration, mappingsOf(declaration, mappings, context), context));
        }
        return filters;
    }

    /** The filters in the order of web.xml; those that it does not map come last. */
    private static List<FilterDeclaration> inOrder(List<FilterDeclaration> declared, List<FilterMapping> mappings) {
        Map<String, FilterDeclaration> left = new LinkedHashMap<>();
        for (FilterDeclaration declaration : declared) {
            left.put(declaration.name(), declaration);
        }
        List<FilterDeclaration> ordered = new ArrayList<>();
        for (FilterMapping mapping : mappings) {
            FilterDeclaration declaration = left.remove(mapping.filter());
            if (declaration != null) {
                ordered.add(declaration);
            }
        }
        ordered.addAll(left.values());
        return ordered;
    }

    private static List<FilterMapping> mappingsOf(
            FilterDeclaration declaration, List<FilterMapping> inWebXml, ServletContext context) {
        List<FilterMapping> own = new ArrayList<>();
        for (FilterMapping mapping : inWebXml) {
            if (mapping.filter().equals(declaration.name())) {
                own.add(mapping);
            }
        }
        return own.isEmpty() ? List.of(declaration.mapping(context)) : own;
    }

    private static ProtectingFilter filter(
            FilterDeclaration declaration, List<FilterMapping> mappings, ServletContext context) {
        return filter(declaration.name(), mappings, rulesOf(declaration, context));
    }

    private static ProtectingFilter filter(String name, List<FilterMapping> mappings, AccessSettings access) {
        return new ProtectingFilter(
                name,
                mappings,
                access.rolesAllowed(),
                access.publicPaths(),
                Preflights.valueOf(access.corsPreflight().name()),
                ProtectingFilter.Mode.valueOf(access.mode().name()));
    }

    private static AccessSettings rulesOf(FilterDeclaration declaration, ServletContext context) {
        Optional<AccessSettings> rules = ApplicationStart.starting(context).rulesOf(declaration.name());
        if (rules.isPresent()) {
            return rules.get();
        }
        return SettingsReader.of(declaration.initParameters())
                .read("filter " + declaration.name())
                .access();
    }

    /**
     * Resources past all filters have a filter of their own, with the application's settings or, where only filters
     * have settings, with those of each.
     */
    private static List<ProtectingFilter> ofResources(List<String> servlets, List<ProtectingFilter> filters) {
        FilterMapping mapping = new FilterMapping(RESOURCES, List.of(), servlets, EnumSet.allOf(Dispatch.class));
        List<ProtectingFilter> ofResources = new ArrayList<>();
        try {
            AccessSettings own = SettingsReader.of(Map.of()).read(RESOURCES).access();
            ofResources.add(filter(RESOURCES, List.of(mapping), own));
        } catch (InvalidSettingsException none) {
            for (ProtectingFilter filter : filters) {
                ofResources.add(filter.mapped(RESOURCES, mapping));
            }
        }
        return ofResources;
    }
}
