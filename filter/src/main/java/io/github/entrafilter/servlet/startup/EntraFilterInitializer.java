package io.github.entrafilter.servlet.startup;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;

/**
 * Protects an application from the moment that the JAR is in it: maps the filter to everything, unless web.xml maps it
 * or filters of its class. Fails the deployment of an application whose settings cannot be used: an application that
 * does not start is found out sooner than one that is open.
 */
public final class EntraFilterInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws ServletException {
        ApplicationStart.of(context);
    }
}
