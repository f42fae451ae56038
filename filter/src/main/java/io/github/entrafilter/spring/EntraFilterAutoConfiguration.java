package io.github.entrafilter.spring;

import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.ApplicationLifecycle;
import io.github.entrafilter.servlet.startup.ApplicationStart;
import io.github.entrafilter.servlet.startup.ConfiguredFilter;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Protects a Spring Boot application that has the JAR as a dependency: an embedded container runs neither the
 * initializer nor the fragment of a JAR. Invalid settings fail the start, as in a WAR.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class EntraFilterAutoConfiguration {

    private static final String NAME = "EntraFilter";

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    /** Starts the protection ahead of all filters that the application registers. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer entraFilterInitializer(
            Environment environment,
            ObjectProvider<FilterRegistrationBean<?>> registrations,
            ObjectProvider<Filter> filters) {
        return context -> protect(
                context,
                new SpringSettings(environment),
                Stream.concat(
                        registrations.stream().map(FilterRegistrationBean::getFilter),
                        filters.stream().map(Filter.class::cast)));
    }

    /** Starts the protection, unless the container has done so: a standalone server runs the initializer. */
    private static void protect(ServletContext context, SpringSettings source, Stream<Filter> filters)
            throws ServletException {
        if (ApplicationStart.hasBegun(context)) {
            source.warningInWar().ifPresent(warning -> LOG.log(Level.WARNING, warning));
            return;
        }
        // First: a misspelt name may be why a setting is missing.
        source.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
        source.warningOfManagementServer().ifPresent(warning -> LOG.log(Level.WARNING, warning));
        Map<String, String> settings = source.values();
        ConfiguredFilter.share(settings, context);
        if (filters.anyMatch(ConfiguredFilter.class::isInstance)) {
            ApplicationStart.aheadOfFilters(context);
        } else if (settings.isEmpty()) {
            ApplicationStart.of(context);
        } else {
            requireUsable(settings);
            ApplicationStart.aheadOfFilters(context);
            register(EntraFilter.of(Map.of()), context);
        }
        context.addListener(new ClosingListener());
    }

    /** Tomcat logs why a filter does not start, and throws an exception that does not say it. */
    private static void requireUsable(Map<String, String> settings) throws ServletException {
        try {
            Settings unused = SettingsReader.of(settings).read("filter " + NAME);
        } catch (InvalidSettingsException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    private static void register(Filter filter, ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter(NAME, filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    /** Closes the filters' shared state. Starts nothing: a listener added in code may not read registrations. */
    private static final class ClosingListener implements ServletContextListener {

        private final ApplicationLifecycle lifecycle = new ApplicationLifecycle();

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            lifecycle.contextDestroyed(event);
        }
    }
}
