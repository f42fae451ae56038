package io.github.entrafilter.spring;

import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.ApplicationLifecycle;
import io.github.entrafilter.servlet.startup.ApplicationStart;
import io.github.entrafilter.servlet.startup.ConfiguredFilter;
import io.github.entrafilter.settings.Setting;
import io.github.entrafilter.settings.SettingCatalog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.HashMap;
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

    /** Starts the protection ahead of all filters that the application registers. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer entraFilterInitializer(
            Environment environment,
            ObjectProvider<FilterRegistrationBean<?>> registrations,
            ObjectProvider<Filter> filters) {
        return context -> protect(
                context,
                settingsIn(environment),
                Stream.concat(
                        registrations.stream().map(FilterRegistrationBean::getFilter),
                        filters.stream().map(Filter.class::cast)));
    }

    /** The settings that only Spring knows, such as those in application.properties. */
    private static Map<String, String> settingsIn(Environment environment) {
        Map<String, String> settings = new HashMap<>();
        for (Setting<?> setting : SettingCatalog.all()) {
            String value = environment.getProperty(setting.propertyName());
            if (value != null
                    && System.getProperty(setting.propertyName()) == null
                    && System.getenv(setting.environmentName()) == null) {
                settings.put(setting.key(), value);
            }
        }
        return settings;
    }

    /** Starts the protection, unless the container has done so: a standalone server runs the initializer. */
    private static void protect(ServletContext context, Map<String, String> settings, Stream<Filter> filters)
            throws ServletException {
        if (ApplicationStart.hasBegun(context)) {
            return;
        }
        boolean registered = filters.anyMatch(ConfiguredFilter.class::isInstance);
        ConfiguredFilter.share(settings, context);
        if (registered || !settings.isEmpty()) {
            ApplicationStart.aheadOfFilters(context);
        } else {
            ApplicationStart.of(context);
        }
        if (!registered && !settings.isEmpty()) {
            register(EntraFilter.of(Map.of()), context);
        }
        context.addListener(new ClosingListener());
    }

    private static void register(Filter filter, ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter("EntraFilter", filter);
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
