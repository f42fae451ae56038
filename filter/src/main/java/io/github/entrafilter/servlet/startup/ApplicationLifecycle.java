package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.servlet.jetty.JettyUpgradeOrder;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;

/**
 * Protects the application where the container runs no initializers, and ends the protection with it. Registered by the
 * JAR's web-fragment.xml.
 */
public final class ApplicationLifecycle implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ApplicationStart.of(event.getServletContext()).completeIfReady();
            JettyUpgradeOrder.addBehindOurs(event.getServletContext());
        } catch (ServletException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ApplicationStart.end(event.getServletContext());
    }
}
