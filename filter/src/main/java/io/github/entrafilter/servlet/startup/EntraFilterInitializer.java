package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.servlet.jetty.JettyUpgradeOrder;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;

/**
 * Protects an application as soon as it has the JAR: maps the filter to everything, unless web.xml maps it or filters
 * of its class. Fails the deployment if the settings are invalid: an application that does not start is noticed sooner
 * than one that is open.
 */
public final class EntraFilterInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws ServletException {
        ApplicationStart.of(context);
        FrontFilter.stayAhead(context);
        JettyUpgradeOrder.addBehindOurs(context);
    }
}
