package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.servlet.jetty.JettyUpgradeOrder;
import io.github.entrafilter.servlet.request.Container;
import io.github.entrafilter.servlet.request.ServletExchange;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The start of one application: registers its protection, checks it, and reports it once. Begun by the initializer or,
 * where the container does not run that, by the listener of web-fragment.xml.
 */
public final class ApplicationStart {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String ATTRIBUTE = "io.github.entrafilter.start";

    private final ServletContext context;
    private final List<String> report;
    private final AtomicBoolean completed = new AtomicBoolean();
    private volatile boolean waiting;
    private volatile List<String> reported = List.of();

    private ApplicationStart(ServletContext context, List<String> report) {
        this.context = context;
        this.report = report;
    }

    /**
     * The start of this application; the first call begins it.
     *
     * @throws ServletException if the application cannot be protected: its deployment has to fail
     */
    public static ApplicationStart of(ServletContext context) throws ServletException {
        return of(context, FilterDeclaration::ofEverything);
    }

    /**
     * The start of this application, whose code has yet to register filters of {@code EntraFilter.of}: these may have
     * all its settings.
     *
     * @throws ServletException if the application cannot be protected: its deployment has to fail
     */
    public static ApplicationStart aheadOfFilters(ServletContext context) throws ServletException {
        return of(context, none -> List.of());
    }

    private static ApplicationStart of(
            ServletContext context, Function<ServletContext, List<FilterDeclaration>> whereNoneIsMapped)
            throws ServletException {
        if (context.getAttribute(ATTRIBUTE) instanceof ApplicationStart start) {
            return start;
        }
        ApplicationStart start = begin(context, whereNoneIsMapped);
        context.setAttribute(ATTRIBUTE, start);
        return start;
    }

    private static ApplicationStart begin(
            ServletContext context, Function<ServletContext, List<FilterDeclaration>> whereNoneIsMapped)
            throws ServletException {
        if (hasBegun(context)) {
            throw new ServletException("Entra Filter is in the server's libraries and in the application; remove one: "
                    + DuplicateJarCheck.placesIn(Container.classLoaderOf(context)));
        }
        DuplicateJarCheck.warn(context);
        for (String warning :
                SettingsReader.warningsOfContextParameters(Collections.list(context.getInitParameterNames()))) {
            LOG.log(Level.WARNING, warning);
        }
        MappingRepair.restore(context, FilterDeclaration.droppedIn(context));
        MappingRepair.includeRoots(context);
        DispatcherCheck.require(context);
        List<FilterDeclaration> declarations =
                FilterDeclaration.namesOfMapped(context).isEmpty()
                        ? whereNoneIsMapped.apply(context)
                        : FilterDeclaration.mappedIn(context);
        FrontFilter.register(context);
        return new ApplicationStart(context, settings(context, declarations));
    }

    /** Reads the settings of the filters that no earlier call has named; returns their reports. */
    private static List<String> settings(ServletContext context, List<FilterDeclaration> declarations)
            throws ServletException {
        try {
            return starting(context)
                    .deployedAt(context.getContextPath())
                    .configure(FilterDeclaration.settingsOf(declarations));
        } catch (InvalidSettingsException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    static ProtectedApplication starting(ServletContext context) {
        return ProtectedApplication.starting(context::getAttribute, context::setAttribute);
    }

    /**
     * Checks and reports the protection by web.xml alone, where neither the initializer nor the listener has run.
     *
     * @throws ServletException if web.xml leaves WebSocket endpoints open, or a mapping protects nothing
     */
    static void ensureChecked(ServletContext context) throws ServletException {
        if (context.getAttribute(ATTRIBUTE) instanceof ApplicationStart begun && begun.waiting) {
            begun.completeIfReady();
        }
        if (hasBegun(context)) {
            return;
        }
        if (JettyUpgradeOrder.precedesFilters(context)) {
            throw new ServletException("Jetty handles WebSocket handshakes before any filter of web.xml, and the"
                    + " initializer of Entra Filter did not run. Add <others/> or <name>entra_filter</name> to"
                    + " <absolute-ordering> in web.xml. For a context in code, add the initializer itself, "
                    + EntraFilterInitializer.class.getName());
        }
        JettyUpgradeOrder.warnOfLaterEndpoints(context, EntraFilterInitializer.class);
        ApplicationStart start = new ApplicationStart(context, List.of());
        context.setAttribute(ATTRIBUTE, start);
        start.completeIfReady();
    }

    /**
     * Completes the start: checks what is visible only after all initializers have run, and logs the report in one
     * record, as several would be interleaved with those of other applications. Leaves that to a later call while any
     * mapped filter lacks the settings that code passes to it: the last such filter calls when it is initialized. After
     * completion, reports changes only.
     *
     * @throws ServletException if a mapping of web.xml protects nothing
     */
    void completeIfReady() throws ServletException {
        RequestMapping.add(context);
        waiting = FilterDeclaration.mappedIn(context).size()
                < FilterDeclaration.namesOfMapped(context).size();
        if (waiting) {
            return;
        }
        if (completed.getAndSet(true)) {
            reportChanges();
            return;
        }
        try {
            checkAndReport();
        } catch (NoClassDefFoundError e) {
            // The thin JAR alone is a frequent mistake, and the name of a class leads few people to its JAR.
            throw new ServletException(
                    "Entra Filter cannot start, because class " + e.getMessage() + " is missing. Add"
                            + " nimbus-jose-jwt.jar to WEB-INF/lib, or use entra-filter-standalone.jar alone",
                    e);
        }
    }

    private void checkAndReport() throws ServletException {
        DispatcherCheck.require(context);
        List<String> reports = new ArrayList<>(report);
        reports.addAll(settings(context, FilterDeclaration.mappedIn(context)));
        starting(context).start();
        reported = ApplicationCoverage.log(context, reports);
    }

    /** Reports again if listeners have added filters or endpoints since. */
    private void reportChanges() throws ServletException {
        if (!ApplicationCoverage.of(context).lines().equals(reported)) {
            checkAndReport();
        }
    }

    /** Whether this or another copy of the JAR has begun to protect the application. */
    public static boolean hasBegun(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) != null;
    }

    /** Ends an application that is undeployed, whatever has become of its filters. */
    static void end(ServletContext context) {
        ServletExchange.applicationOf(context).close();
        forget(context);
    }

    static void forget(ServletContext context) {
        context.removeAttribute(ATTRIBUTE);
        Descriptor.forget(context);
    }
}
