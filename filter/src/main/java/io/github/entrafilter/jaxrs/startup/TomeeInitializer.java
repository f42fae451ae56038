package io.github.entrafilter.jaxrs.startup;

import io.github.entrafilter.platform.OptionalApi;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.Set;

/** Registers {@link TomeeExtension} where an application is deployed on TomEE, before its resources are. */
public final class TomeeInitializer implements ServletContainerInitializer {

    private static final String TOMEE = "org.apache.openejb.server.cxf.rs.event.ExtensionProviderRegistration";

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws ServletException {
        if (OptionalApi.isPresent(TOMEE)) {
            context.addListener(new Removal(TomeeExtension.register()));
        }
    }

    /** Ends the registration with the application: TomEE would keep its classes. */
    private record Removal(AutoCloseable registration) implements ServletContextListener {

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            try {
                registration.close();
            } catch (Exception e) {
                throw new IllegalStateException("could not unregister from TomEE", e);
            }
        }
    }
}
