package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the filters that code adds, which may precede ours: the servlet API shows no order of them. */
final class PredecessorCheck {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final String FRAGMENT = "META-INF/web-fragment.xml";

    /** Packages of servers, whose classes share the application's loader where the server is embedded. */
    private static final List<String> SERVER_PACKAGES =
            List.of("io.quarkus.", "io.undertow.", "org.apache.tomcat.", "org.eclipse.jetty.");

    private PredecessorCheck() {}

    /**
     * Warns of filters that code has added so far.
     *
     * @throws ServletException if web.xml cannot be read
     */
    static void warn(ServletContext context) throws ServletException {
        Set<String> others = filtersAddedInCode(context);
        others.remove(FrontFilter.NAME);
        FilterDeclaration.registeredIn(context).forEach(ours -> others.remove(ours.getName()));
        if (!others.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Filters that libraries add in code may precede Entra Filter and see requests without a token: "
                            + String.join(", ", others)
                            + ". Map them in web.xml, behind Entra Filter, and let an <absolute-ordering> name"
                            + " entra_filter first");
        }
    }

    /**
     * The names of the application's filters that neither a descriptor nor an annotation maps; empty where code embeds
     * the server, as code then declares the whole application.
     */
    private static Set<String> filtersAddedInCode(ServletContext context) throws ServletException {
        Set<String> added = new TreeSet<>();
        ClassLoader application = context.getClassLoader();
        if (application == null || (isOfClassPath(application) && !Container.isQuarkus(context))) {
            return added;
        }
        context.getFilterRegistrations().forEach((name, filter) -> {
            if (isUndeclared(String.valueOf(filter.getClassName()), application)) {
                added.add(name);
            }
        });
        added.removeAll(Descriptor.of(context).mappedFilters());
        if (!added.isEmpty()) {
            for (WebXml fragment : fragments(application)) {
                added.removeAll(fragment.mappedFilters());
            }
        }
        return added;
    }

    private static boolean isOfClassPath(ClassLoader application) {
        return application == ClassLoader.getSystemClassLoader();
    }

    /** Whether a filter of this class may be one that the application adds. Servers have their own, for WebSockets. */
    private static boolean isUndeclared(String filterClass, ClassLoader application) {
        if (SERVER_PACKAGES.stream().anyMatch(filterClass::startsWith)) {
            return false;
        }
        try {
            Class<?> filter = Class.forName(filterClass, false, application);
            ClassLoader loader = filter.getClassLoader();
            return (loader == application || loader == PredecessorCheck.class.getClassLoader())
                    && !filter.isAnnotationPresent(WebFilter.class);
        } catch (ClassNotFoundException | LinkageError unknown) {
            return true;
        }
    }

    /** The fragments of web.xml, up to one that cannot be read. */
    private static List<WebXml> fragments(ClassLoader application) {
        List<WebXml> fragments = new ArrayList<>();
        try {
            for (URL fragment : Collections.list(application.getResources(FRAGMENT))) {
                URLConnection connection = fragment.openConnection();
                // A cached connection would keep the JAR open after the application has ended.
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    fragments.add(WebXml.read(fragment.toString(), in));
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a web-fragment.xml cannot be read", e);
        }
        return fragments;
    }
}
