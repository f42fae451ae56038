package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.UrlPattern.Extent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
        return isMappedByName(endpoint)
                ? Extent.WHOLE
                : Extent.max(urlPatterns.stream()
                        .map(pattern -> UrlPattern.of(pattern).filters(endpoint.pattern(), endpoints)));
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
        return Stream.concat(urlPatterns.stream(), servletNames.stream().map(servlet -> "servlet " + servlet))
                .toList();
    }
}
