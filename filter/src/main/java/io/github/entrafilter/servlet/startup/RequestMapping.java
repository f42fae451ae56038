package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.FilterMapping;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mapping to requests of each filter that code has mapped. The servlet API does not show the dispatches of such a
 * mapping, and requests would pass a filter that sees errors only.
 */
public final class RequestMapping {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String ADDED = "io.github.entrafilter.requests.";
    private static final EnumSet<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);

    private RequestMapping() {}

    /**
     * Adds it behind all other mappings, so that a filter that sees requests keeps its place. Warns where the container
     * allows no mappings any more.
     *
     * @throws ServletException if web.xml cannot be read
     */
    static void add(ServletContext context) throws ServletException {
        List<FilterRegistration> unseen = unseenIn(context);
        if (unseen.isEmpty()) {
            return;
        }
        Set<String> inWebXml = Descriptor.of(context).mappedFilters();
        for (FilterRegistration filter : unseen) {
            context.setAttribute(
                    ADDED + filter.getName(), !inWebXml.contains(filter.getName()) && tryAddTo(filter, context));
        }
    }

    /** The mapped filters that no earlier call has seen. */
    private static List<FilterRegistration> unseenIn(ServletContext context) {
        List<FilterRegistration> unseen = new ArrayList<>();
        for (FilterRegistration filter : FilterDeclaration.mappedRegistrations(context)) {
            if (context.getAttribute(ADDED + filter.getName()) == null) {
                unseen.add(filter);
            }
        }
        return unseen;
    }

    /** Adds it to one filter, and returns whether the container allows that. */
    private static boolean tryAddTo(FilterRegistration filter, ServletContext context) {
        FilterMapping mapping = new FilterDeclaration(filter.getName(), Map.of()).mapping(context);
        try {
            if (!mapping.urlPatterns().isEmpty()) {
                filter.addMappingForUrlPatterns(
                        REQUESTS, true, mapping.urlPatterns().toArray(new String[0]));
            }
            if (!mapping.servletNames().isEmpty()) {
                filter.addMappingForServletNames(
                        REQUESTS, true, mapping.servletNames().toArray(new String[0]));
            }
            return true;
        } catch (RuntimeException tooLate) {
            LOG.log(
                    Level.WARNING,
                    pathsOf(mapping) + " may be OPEN: code has mapped filter " + filter.getName()
                            + ", and the container neither shows for which dispatches nor allows another mapping. Map"
                            + " the filter to REQUEST in web.xml");
            return false;
        }
    }

    private static String pathsOf(FilterMapping mapping) {
        List<String> paths = new ArrayList<>(mapping.urlPatterns());
        for (String servlet : mapping.servletNames()) {
            paths.add("servlet " + servlet);
        }
        return String.join(", ", paths);
    }

    /** Whether it was added: then a filter that code has mapped to requests is called twice. */
    public static boolean isAdded(String filter, ServletContext context) {
        return Boolean.TRUE.equals(context.getAttribute(ADDED + filter));
    }
}
