package io.github.entrafilter.servlet.startup;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Fails the deployment of an unprotected application. Registered by a tag library descriptor: JSP containers read those
 * of JARs that {@code <absolute-ordering>} excludes, too.
 */
public final class ProtectionListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ProtectionCheck.require(event.getServletContext());
    }
}
