package io.github.entrafilter.localentra.development;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ends local Entra with the application, and logs a command that calls it. Where the container has no MicroProfile
 * Config, starts it first: web-fragment.xml puts this JAR ahead of the filter's.
 */
public final class LocalEntraInitializer implements ServletContainerInitializer {

    private static final String FILTER = "io.github.entrafilter.servlet.EntraFilter";

    /** Called by the service loader. */
    public LocalEntraInitializer() {}

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws ServletException {
        Optional<PropertyLookup> microProfile = microProfile();
        PropertyLookup properties = microProfile.orElseGet(() -> plain(context));
        if (!DevelopmentMode.isEnabled(properties)) {
            return;
        }
        try {
            if (microProfile.isEmpty()) {
                DevelopmentMode.server(properties).ifPresent(SystemSettings::set);
            }
        } catch (IllegalStateException e) {
            throw new ServletException(e.getMessage(), e);
        }
        context.addListener(new End(properties));
    }

    /** The API itself may be missing. */
    private static Optional<PropertyLookup> microProfile() {
        try {
            return MicroProfileProperties.ofApplication();
        } catch (LinkageError missing) {
            return Optional.empty();
        }
    }

    private static PropertyLookup plain(ServletContext context) {
        Map<String, String> contextParameters = Collections.list(context.getInitParameterNames()).stream()
                .collect(Collectors.toMap(Function.identity(), context::getInitParameter));
        List<Map<String, String>> initParameters = context.getFilterRegistrations().values().stream()
                .filter(it -> FILTER.equals(it.getClassName()))
                .map(FilterRegistration::getInitParameters)
                .toList();
        return new PlainProperties(contextParameters, initParameters);
    }

    /**
     * The end of the application.
     *
     * @param properties the application's properties
     */
    private record End(PropertyLookup properties) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            String path = event.getServletContext().getContextPath() + "/";
            DevelopmentMode.running().ifPresent(it -> it.logCall(new ApplicationAddress(properties).at(path)));
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            DevelopmentMode.running().ifPresent(SystemSettings::remove);
            DevelopmentMode.stop();
        }
    }
}
