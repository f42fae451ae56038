package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.CoverageGap;
import io.github.entrafilter.coverage.CoverageTable;
import io.github.entrafilter.coverage.ProtectingFilter;
import io.github.entrafilter.doctor.war.War.Archive;
import io.github.entrafilter.doctor.war.War.Content;
import java.util.ArrayList;
import java.util.List;

/** The gaps that leave a WAR open or fail its deployment, each with its fix. */
final class WarGaps {

    private static final String FRAGMENT = "entra_filter";

    private final War war;
    private final WarFilters filters;
    private final List<CoverageGap> gaps = new ArrayList<>();

    private WarGaps(War war, WarFilters filters) {
        this.war = war;
        this.filters = filters;
    }

    static List<CoverageGap> of(War war, WarFilters filters, CoverageTable table) {
        WarGaps found = new WarGaps(war, filters);
        found.addPackaging();
        if (filters.arePresent()) {
            found.addOrdering();
            found.addUndeclared();
            found.addServices();
        }
        List<ProtectingFilter> inForce = filters.inForce();
        inForce.stream()
                .filter(filter -> filter.mode() == ProtectingFilter.Mode.REPORT)
                .forEach(filter -> found.add(
                        "filter " + filter.name() + " is in report mode and does not enforce",
                        "Remove mode=report, in web.xml or entra.mode"));
        if (!inForce.isEmpty()) {
            found.gaps.addAll(table.gaps());
        }
        return List.copyOf(found.gaps);
    }

    private void addPackaging() {
        List<String> copies = paths(Content.FILTER_CLASSES);
        if (copies.isEmpty()) {
            add(
                    "WEB-INF/lib has no entra-filter JAR: nothing protects this WAR",
                    "Add entra-filter-standalone.jar, or entra-filter.jar and nimbus-jose-jwt.jar");
            return;
        }
        if (copies.size() > 1) {
            add(
                    "the filter is in the WAR more than once, and its classes may be mixed: "
                            + String.join(", ", copies),
                    "Keep one of them");
        }
        if (copies.contains(war.classes().path())) {
            add(
                    "the filter's classes are in WEB-INF/classes, where containers do not look for web-fragment.xml",
                    "Put the JAR into WEB-INF/lib instead");
        }
        boolean needsNimbus = war.archivesWith(Content.FILTER_CLASSES)
                .anyMatch(archive -> !archive.contents().contains(Content.RELOCATED_NIMBUS));
        if (needsNimbus && paths(Content.NIMBUS).isEmpty()) {
            add(
                    "nimbus-jose-jwt is missing, which entra-filter.jar requires: the deployment fails",
                    "Add nimbus-jose-jwt.jar to WEB-INF/lib, or use entra-filter-standalone.jar alone");
        }
    }

    private List<String> paths(Content content) {
        return war.archivesWith(content).map(Archive::path).toList();
    }

    private void addOrdering() {
        if (!filters.initializerRuns() && war.webXml().absoluteOrdering().isPresent()) {
            add(
                    "<absolute-ordering> in web.xml leaves " + FRAGMENT
                            + " out: containers skip the filter's initializer"
                            + " and web-fragment.xml (seen on Tomcat, Jetty, Payara and Open Liberty)",
                    "Add <others/> or <name>" + FRAGMENT + "</name> to <absolute-ordering>");
        }
    }

    private void addUndeclared() {
        boolean declared = filters.declared().containsKey(WarFilters.NAME);
        if (!declared && filters.isMapped(WarFilters.NAME)) {
            add(
                    "web.xml maps " + WarFilters.NAME + ", and no descriptor that counts declares it with its class"
                            + (war.webXml().isMetadataComplete()
                                    ? " (metadata-complete leaves web-fragment.xml out)"
                                    : ""),
                    "Add <filter> with <filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class> to web.xml");
        }
    }

    /** A JAX-RS implementation that loads no services loads none of our filters. */
    private void addServices() {
        List<String> places = war.loadServicesPlaces();
        if (!places.isEmpty()) {
            add(
                    War.LOAD_SERVICES + " is set (" + String.join(", ", places)
                            + "): if false, JAX-RS loads no feature of the filter, and nothing enforces @RolesAllowed",
                    "Remove it, or register RequestFilterFeature of io.github.entrafilter.jaxrs in the"
                            + " application");
        }
    }

    private void add(String problem, String fix) {
        gaps.add(new CoverageGap(problem, fix));
    }
}
