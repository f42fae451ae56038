package io.github.entrafilter.spring;

import io.github.entrafilter.servlet.startup.ApplicationLifecycle;
import io.github.entrafilter.servlet.startup.ApplicationStart;
import io.github.entrafilter.servlet.startup.ConfiguredFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Protects a Spring Boot application that has the JAR as a dependency: an embedded container runs neither the
 * initializer nor the fragment of a JAR. Invalid settings fail the start, as in a WAR.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class EntraFilterAutoConfiguration {

    /** Starts the protection ahead of all filters that the application registers. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer entraFilterInitializer(
            ObjectProvider<FilterRegistrationBean<?>> registrations, ObjectProvider<Filter> filters) {
        return context -> protect(
                context,
                Stream.concat(
                        registrations.stream().map(FilterRegistrationBean::getFilter),
                        filters.stream().map(Filter.class::cast)));
    }

    /** Starts the protection, unless the container has done so: a standalone server runs the initializer. */
    private static void protect(ServletContext context, Stream<Filter> filters) throws ServletException {
        if (ApplicationStart.hasBegun(context)) {
            return;
        }
        if (filters.anyMatch(ConfiguredFilter.class::isInstance)) {
            ApplicationStart.aheadOfFilters(context);
        } else {
            ApplicationStart.of(context);
        }
        context.addListener(new ClosingListener());
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
