package io.github.entrafilter.spring;

import io.github.entrafilter.servlet.startup.ApplicationLifecycle;
import io.github.entrafilter.servlet.startup.ApplicationStart;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Protects a Spring Boot application from the moment that the JAR is among its dependencies: an embedded container runs
 * neither the initializer nor the fragment of a JAR. Settings that cannot be used fail the start, as in a WAR.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class EntraFilterAutoConfiguration {

    /** Starts the protection ahead of all filters that the application registers. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServletContextInitializer entraFilterInitializer() {
        return EntraFilterAutoConfiguration::protect;
    }

    /** In a WAR on a server of its own the container has done so already. */
    private static void protect(ServletContext context) throws ServletException {
        if (!ApplicationStart.hasBegun(context)) {
            ApplicationStart.of(context);
            context.addListener(new ClosingListener());
        }
    }

    /** Ends what the filters share. A listener that code adds may not look at registrations, so it begins nothing. */
    private static final class ClosingListener implements ServletContextListener {

        private final ApplicationLifecycle lifecycle = new ApplicationLifecycle();

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            lifecycle.contextDestroyed(event);
        }
    }
}
