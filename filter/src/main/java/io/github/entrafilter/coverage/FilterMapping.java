package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.UrlPattern.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One filter mapping: Servlet 6.0, section 6.2.4.
 *
 * @param filter the filter's name
 * @param servletNames names of servlets; {@code *} means all of them
 * @param dispatches the dispatches that the filter sees, at least one
 */
public record FilterMapping(
        String filter, List<String> urlPatterns, List<String> servletNames, Set<Dispatch> dispatches) {

    private static final String ALL_SERVLETS = "*";

    /** A mapping without a dispatcher type is for requests: section 6.2.5. */
    public FilterMapping {
        urlPatterns = List.copyOf(urlPatterns);
        servletNames = List.copyOf(servletNames);
        dispatches = dispatches.isEmpty() ? Set.of(Dispatch.REQUEST) : Set.copyOf(dispatches);
    }

    /** The share of requests to the endpoint that pass a filter with this mapping. */
    Extent extentOn(Endpoint endpoint, Collection<UrlPattern> endpoints) {
        if (isMappedByName(endpoint)) {
            return Extent.WHOLE;
        }
        Extent extent = Extent.NONE;
        for (String pattern : urlPatterns) {
            extent = extent.max(UrlPattern.of(pattern).filters(endpoint.pattern(), endpoints));
        }
        return extent;
    }

    /** WebSocket endpoints are no servlets, and the servlet for static files has a container-specific name. */
    private boolean isMappedByName(Endpoint endpoint) {
        return switch (endpoint.kind()) {
            case SERVLET, JAXRS, JSP -> servletNames.contains(endpoint.name()) || servletNames.contains(ALL_SERVLETS);
            case STATIC_FILES, WEBSOCKET -> false;
        };
    }

    /** The targets in the words of web.xml, for messages. */
    List<String> targets() {
        List<String> targets = new ArrayList<>(urlPatterns);
        for (String servlet : servletNames) {
            targets.add("servlet " + servlet);
        }
        return targets;
    }
}
