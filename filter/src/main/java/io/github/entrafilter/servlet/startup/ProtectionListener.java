package io.github.entrafilter.servlet.startup;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Fails the deployment of an application that nothing of ours protects. Registered by a tag library descriptor, as JSP
 * containers read these of JARs that {@code <absolute-ordering>} excludes.
 */
public final class ProtectionListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ProtectionCheck.require(event.getServletContext());
    }
}
