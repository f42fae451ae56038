package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that the application is protected. For our classes that run where an {@code <absolute-ordering>} excludes our
 * fragment, and with it the initializer and the listener.
 */
public final class ProtectionCheck {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String OURS = EntraFilter.class.getName();
    private static final String PROTECTED = "io.github.entrafilter.protected";

    private ProtectionCheck() {}

    /**
     * Fails where nothing protects this application.
     *
     * @throws IllegalStateException with the fix
     */
    public static void require(ServletContext context) {
        if (!isProtected(context)) {
            throw new IllegalStateException(open(context) + ". Add <others/> or <name>entra_filter</name> to"
                    + " <absolute-ordering> in web.xml, or declare and map the filter there");
        }
    }

    /**
     * Fails a request to an application that has the JAR and that nothing protects: containers may run no initializer
     * of a JAR in an EAR's {@code lib}, and a filter can no longer be added.
     *
     * @throws IllegalStateException without details, as callers may see its message; the log has them once
     */
    public static void requireForRequest(ServletContext context) {
        if (context.getAttribute(PROTECTED) == null) {
            context.setAttribute(PROTECTED, !hasOurJar(context) || isProtected(context));
            if (isKnownAsOpen(context)) {
                LOG.log(
                        Level.ERROR,
                        open(context)
                                + ". All its requests fail. Declare and map the filter in web.xml, or move the JAR"
                                + " into the WAR");
            }
        }
        if (isKnownAsOpen(context)) {
            throw new IllegalStateException("Entra Filter is not in force; the server's log has the fix");
        }
    }

    /** An EAR may have web applications without the JAR. */
    private static boolean hasOurJar(ServletContext context) {
        return OptionalApi.isSame(ProtectionCheck.class, Container.classLoaderOf(context));
    }

    private static boolean isKnownAsOpen(ServletContext context) {
        return Boolean.FALSE.equals(context.getAttribute(PROTECTED));
    }

    private static String open(ServletContext context) {
        return "Entra Filter does not protect the application at " + context.getContextPath()
                + "/: the container did not run its initializer, and web.xml maps no filter of class " + OURS
                + " to requests";
    }

    /** Whether the start has begun, or the application itself maps one of our filters to requests. */
    public static boolean isProtected(ServletContext context) {
        return ApplicationStart.hasBegun(context) || webXmlMapsOurs(context) || codeMapsOurs(context);
    }

    private static boolean webXmlMapsOurs(ServletContext context) {
        try {
            WebXml webXml = Descriptor.of(context);
            Set<String> ours = webXml.filters().stream()
                    .filter(filter -> filter.className().equals(Optional.of(OURS)))
                    .map(WebXml.DeclaredFilter::name)
                    .collect(Collectors.toSet());
            return webXml.filterMappings().stream()
                    .filter(DispatcherCheck::seesRequests)
                    .map(FilterMapping::filter)
                    .anyMatch(ours::contains);
        } catch (ServletException unreadable) {
            return false;
        }
    }

    /** Whether code maps one of our filters. Unknown to listeners that are added in code: Servlet 6.0, section 4.4. */
    private static boolean codeMapsOurs(ServletContext context) {
        try {
            Set<String> inWebXml = Descriptor.of(context).mappedFilters();
            return FilterDeclaration.namesOfMapped(context).stream().anyMatch(filter -> !inWebXml.contains(filter));
        } catch (UnsupportedOperationException | ServletException unknown) {
            return false;
        }
    }
}
