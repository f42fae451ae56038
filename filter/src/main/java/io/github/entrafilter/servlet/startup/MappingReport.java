package io.github.entrafilter.servlet.startup;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the filters of an application stand in front of, for the log, and what gets past them inside the container. */
final class MappingReport {

    private MappingReport() {}

    /** One line for each filter, and one for each gap. */
    static List<String> of(ServletContext context) {
        Map<String, Set<DispatcherType>> dispatchers = dispatchers(context);
        List<String> lines = new ArrayList<>();
        for (FilterDeclaration filter : FilterDeclaration.mappedIn(context)) {
            lines.add(
                    "filter " + filter.name() + " stands in front of " + String.join(", ", filter.targetsIn(context)));
            Set<DispatcherType> written = dispatchers.getOrDefault(filter.name(), Set.of());
            if (!written.isEmpty()) {
                lines.addAll(gaps(filter.name(), written));
            }
        }
        return lines;
    }

    private static List<String> gaps(String filter, Set<DispatcherType> dispatchers) {
        List<String> gaps = new ArrayList<>();
        if (!dispatchers.contains(DispatcherType.FORWARD)) {
            gaps.add("filter " + filter + " does not see forwards: a path that is public, or behind another filter, may"
                    + " forward to one of its paths; <dispatcher>FORWARD</dispatcher> closes that way");
        }
        if (!dispatchers.contains(DispatcherType.ASYNC)) {
            gaps.add("filter " + filter + " does not see asynchronous dispatches: behind one, the caller is not known"
                    + " without <dispatcher>ASYNC</dispatcher>");
        }
        if (!dispatchers.contains(DispatcherType.ERROR)) {
            gaps.add("filter " + filter + " does not see error pages: on one, the caller is not known without"
                    + " <dispatcher>ERROR</dispatcher>");
        }
        return gaps;
    }

    /** The servlet API tells of no mapping which dispatches it is for; only the descriptor does. */
    private static Map<String, Set<DispatcherType>> dispatchers(ServletContext context) {
        Map<String, Set<DispatcherType>> all = new HashMap<>();
        try {
            for (FilterMapping mapping : FilterMappings.in(context)) {
                all.computeIfAbsent(mapping.filter(), filter -> EnumSet.noneOf(DispatcherType.class))
                        .addAll(mapping.dispatchers());
            }
        } catch (IOException unreadable) {
            // The container has understood it, and only it knows how.
        }
        return all;
    }
}
