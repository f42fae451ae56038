package io.github.entrafilter.servlet;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.servlet.startup.ApplicationStart;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;

/**
 * Protects the application where the container runs no initializers, and closes with the application what its filters
 * share. Registered by the JAR's web-fragment.xml.
 */
public final class ApplicationLifecycle implements ServletContextListener {

    /** What the filters of this application share: one object for each application, created by the first call. */
    public static ProtectedApplication applicationOf(ServletContext context) {
        return ProtectedApplication.of(context::getAttribute, context::setAttribute);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ApplicationStart.of(event.getServletContext()).continueAfterInitializers();
        } catch (ServletException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ApplicationStart.end(event.getServletContext());
        applicationOf(event.getServletContext()).close();
    }
}
