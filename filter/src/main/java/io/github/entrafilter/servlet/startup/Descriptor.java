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
import org.jspecify.annotations.Nullable;

/** The web.xml of an application: the servlet API shows neither order nor dispatcher types of filter mappings. */
final class Descriptor {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final String WEB_XML = "/WEB-INF/web.xml";

    /** The place in an application that is not packaged as a WAR: Quarkus. */
    private static final String WEB_XML_ON_CLASS_PATH = "META-INF/web.xml";

    private static final String FRAGMENT = "META-INF/web-fragment.xml";

    /** An embedded server's classes have the loader of the application's. */
    private static final List<String> OF_SERVERS =
            List.of("io.quarkus.", "io.undertow.", "org.apache.tomcat.", "org.eclipse.jetty.");

    private static final String ATTRIBUTE = "io.github.entrafilter.web.xml";

    private Descriptor() {}

    /**
     * The application's web.xml, read by the first call; {@link WebXml#EMPTY} where there is none.
     *
     * @throws ServletException if it cannot be read: an application must not start if its protection cannot be seen
     */
    static WebXml of(ServletContext context) throws ServletException {
        if (context.getAttribute(ATTRIBUTE) instanceof WebXml known) {
            return known;
        }
        WebXml webXml = read(context);
        context.setAttribute(ATTRIBUTE, webXml);
        return webXml;
    }

    /** Lets another start of the application read it again. */
    static void forget(ServletContext context) {
        context.removeAttribute(ATTRIBUTE);
    }

    /**
     * The names of the application's filters that no descriptor maps, nor an annotation. None where code embeds the
     * server, and so declares the application itself.
     *
     * @throws ServletException if web.xml cannot be read
     */
    static Set<String> filtersAddedInCode(ServletContext context) throws ServletException {
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
        of(context).filterMappings().forEach(mapping -> added.remove(mapping.filter()));
        if (!added.isEmpty()) {
            for (WebXml fragment : fragments(application)) {
                fragment.filterMappings().forEach(mapping -> added.remove(mapping.filter()));
            }
        }
        return added;
    }

    private static boolean isOfClassPath(ClassLoader application) {
        return application == ClassLoader.getSystemClassLoader();
    }

    /** Whether a filter of this class may be one that the application adds. Servers have their own, for WebSockets. */
    private static boolean isUndeclared(String filterClass, ClassLoader application) {
        if (OF_SERVERS.stream().anyMatch(filterClass::startsWith)) {
            return false;
        }
        try {
            Class<?> filter = Class.forName(filterClass, false, application);
            ClassLoader loader = filter.getClassLoader();
            return (loader == application || loader == Descriptor.class.getClassLoader())
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
            LOG.log(Level.DEBUG, "a fragment of web.xml cannot be read", e);
        }
        return fragments;
    }

    private static WebXml read(ServletContext context) throws ServletException {
        try (InputStream webXml = open(context)) {
            return webXml == null ? WebXml.EMPTY : WebXml.read("web.xml", webXml);
        } catch (IOException e) {
            throw new ServletException("web.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable InputStream open(ServletContext context) {
        InputStream webXml = context.getResourceAsStream(WEB_XML);
        return webXml == null && Container.of(context) == Container.UNDERTOW
                ? Container.classLoaderOf(context).getResourceAsStream(WEB_XML_ON_CLASS_PATH)
                : webXml;
    }
}
