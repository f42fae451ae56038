package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.authentication.ProtectedApplication;
import io.github.entrafilter.servlet.ApplicationLifecycle;
import io.github.entrafilter.settings.InvalidSettingsException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Protects an application from the moment that the JAR is in it: maps the filter to everything, unless web.xml maps it
 * or filters of its class. Fails the deployment of an application whose settings cannot be used: an application that
 * does not start is found out sooner than one that is open.
 */
public final class EntraFilterInitializer implements ServletContainerInitializer {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String EVERYTHING = "/*";

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws ServletException {
        MappingRepair.restore(context, FilterDeclaration.droppedIn(context));
        MappingRepair.includeRoots(context);
        List<FilterDeclaration> declarations = FilterDeclaration.mappedIn(context);
        if (declarations.isEmpty()) {
            protectEverything(context);
            declarations = FilterDeclaration.ofEverything(context);
        }
        ProtectedApplication application = ApplicationLifecycle.applicationOf(context);
        try {
            LOG.log(Level.INFO, report(application, declarations, context));
        } catch (InvalidSettingsException e) {
            application.close();
            throw new ServletException(e.getMessage(), e);
        }
    }

    /** One record of the log: lines of several would be torn apart by those of other applications. */
    private static String report(
            ProtectedApplication application, List<FilterDeclaration> declarations, ServletContext context) {
        Map<String, Map<String, String>> filters = new LinkedHashMap<>();
        declarations.forEach(filter -> filters.put(filter.name(), filter.initParameters()));
        List<String> report = new ArrayList<>();
        report.add("Entra Filter protects the application at " + context.getContextPath() + "/");
        report.addAll(application.begin(filters));
        report.addAll(MappingReport.of(context));
        return String.join("\n", report).replace("\n", "\n  ");
    }

    /** In front of the application's own filters; asynchronous and error dispatches keep their caller. */
    private static void protectEverything(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter(EverythingFilter.NAME, new EverythingFilter());
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, EVERYTHING);
    }
}
