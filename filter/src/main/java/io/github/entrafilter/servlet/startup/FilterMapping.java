package io.github.entrafilter.servlet.startup;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;

/**
 * What web.xml maps to a filter in one place: Servlet 6.0, section 6.2.4.
 *
 * @param filter its name
 * @param dispatchers the kinds of dispatches that it sees, at least one
 */
record FilterMapping(String filter, List<String> urlPatterns, List<String> servlets, Set<DispatcherType> dispatchers) {

    FilterMapping {
        urlPatterns = List.copyOf(urlPatterns);
        servlets = List.copyOf(servlets);
        // Section 6.2.5: one that names none is for requests.
        dispatchers = dispatchers.isEmpty() ? Set.of(DispatcherType.REQUEST) : Set.copyOf(dispatchers);
    }
}
