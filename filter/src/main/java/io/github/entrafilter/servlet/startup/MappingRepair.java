package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restores filter mappings of web.xml that containers lose. Without them an application would be open where its web.xml
 * protects it.
 */
final class MappingRepair {

    private static final String BELOW = "/*";

    private MappingRepair() {}

    /**
     * Maps our filters as web.xml does, where the container has lost that: Open Liberty drops the mappings of filters
     * that a web-fragment.xml declares.
     *
     * @throws ServletException if web.xml cannot be read: an application must not start if its protection is unknown
     */
    static void restore(ServletContext context, List<? extends FilterRegistration> dropped) throws ServletException {
        if (dropped.isEmpty()) {
            return;
        }
        for (FilterMapping mapping : Descriptor.of(context).filterMappings()) {
            for (FilterRegistration filter : dropped) {
                if (mapping.filter().equals(filter.getName())) {
                    map(filter, mapping);
                }
            }
        }
    }

    private static void map(FilterRegistration filter, FilterMapping mapping) {
        EnumSet<DispatcherType> dispatchers = EnumSet.noneOf(DispatcherType.class);
        mapping.dispatches().forEach(dispatch -> dispatchers.add(DispatcherType.valueOf(dispatch.name())));
        if (!mapping.urlPatterns().isEmpty()) {
            filter.addMappingForUrlPatterns(
                    dispatchers, false, mapping.urlPatterns().toArray(String[]::new));
        }
        if (!mapping.servletNames().isEmpty()) {
            filter.addMappingForServletNames(
                    dispatchers, false, mapping.servletNames().toArray(String[]::new));
        }
        if (mapping.servletNames().contains(RequestMatcher.ALL_SERVLETS)) {
            // Open Liberty takes the * of a mapping in code for the name of a servlet.
            filter.addMappingForUrlPatterns(dispatchers, false, FrontFilter.EVERYTHING);
        }
    }

    /**
     * Maps our filters to /x, too, where they are mapped to /x/* and a servlet to /x. By Servlet 6.0, section 12.2, the
     * pattern includes it; Undertow in Quarkus lets such requests past the filter.
     */
    static void includeRoots(ServletContext context) {
        if (Container.of(context) != Container.UNDERTOW) {
            return;
        }
        Set<String> servlets = context.getServletRegistrations().values().stream()
                .map(ServletRegistration::getMappings)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        FilterDeclaration.registeredIn(context).forEach(filter -> {
            Set<String> mapped = Set.copyOf(filter.getUrlPatternMappings());
            String[] roots = mapped.stream()
                    .filter(pattern -> pattern.endsWith(BELOW))
                    .map(pattern -> pattern.substring(0, pattern.length() - BELOW.length()))
                    .filter(root -> servlets.contains(root) && !mapped.contains(root))
                    .toArray(String[]::new);
            if (roots.length > 0) {
                filter.addMappingForUrlPatterns(FrontFilter.DISPATCHES, false, roots);
            }
        });
    }
}
