package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.FilterMapping;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rejects filter mappings without REQUEST: they look like protection and let requests past. */
final class DispatcherCheck {

    /** Not reachable by a request: Servlet 6.0, sections 10.5 and 10.6. */
    private static final List<String> UNREACHABLE = List.of("/WEB-INF/", "/META-INF/");

    private static final String EVERYTHING = "/*";

    private DispatcherCheck() {}

    /**
     * Checks each mapping of an {@code EntraFilter}.
     *
     * @throws ServletException if one sees forwards, for example, and none sees the requests for its paths
     */
    static void require(ServletContext context) throws ServletException {
        Set<String> names = FilterDeclaration.namesOfMapped(context);
        List<FilterMapping> ofRequests = new ArrayList<>();
        List<FilterMapping> others = new ArrayList<>();
        for (FilterMapping mapping : Descriptor.of(context).filterMappings()) {
            if (!names.contains(mapping.filter())) {
                continue;
            }
            if (seesRequests(mapping)) {
                ofRequests.add(mapping);
            } else {
                others.add(mapping);
            }
        }
        for (FilterMapping mapping : others) {
            require(mapping, ofRequests);
        }
    }

    static boolean seesRequests(FilterMapping mapping) {
        return mapping.dispatches().contains(Dispatch.REQUEST);
    }

    private static void require(FilterMapping mapping, List<FilterMapping> ofRequests) throws ServletException {
        for (String pattern : mapping.urlPatterns()) {
            if (UNREACHABLE.stream().noneMatch(pattern::startsWith)
                    && ofRequests.stream().noneMatch(other -> covers(other, pattern))) {
                throw unprotected(mapping, "<url-pattern>" + pattern);
            }
        }
        for (String servlet : mapping.servletNames()) {
            if (ofRequests.stream()
                    .noneMatch(other -> other.servletNames().contains(servlet) || covers(other, EVERYTHING))) {
                throw unprotected(mapping, "<servlet-name>" + servlet);
            }
        }
    }

    /** Whether one of the mapping's URL patterns matches whatever this one matches. */
    private static boolean covers(FilterMapping mapping, String pattern) {
        return mapping.urlPatterns().stream()
                .anyMatch(own -> own.equals(pattern)
                        || own.equals(EVERYTHING)
                        || (own.endsWith(EVERYTHING)
                                && pattern.startsWith("/")
                                && RequestMatcher.matches(own, pattern)));
    }

    private static ServletException unprotected(FilterMapping mapping, String target) {
        return new ServletException("web.xml maps filter " + mapping.filter() + " to " + target + " for "
                + mapping.dispatches().stream().sorted().toList()
                + " only, so requests from clients pass without a token. Add <dispatcher>REQUEST</dispatcher> to this"
                + " <filter-mapping>, or remove its <dispatcher> elements");
    }
}
