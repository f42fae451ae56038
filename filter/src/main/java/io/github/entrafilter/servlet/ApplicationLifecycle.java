package io.github.entrafilter.servlet;

import io.github.entrafilter.authentication.ProtectedApplication;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Ends with the application what its filters share. Registered by the JAR's web-fragment.xml. */
public final class ApplicationLifecycle implements ServletContextListener {

    /** What the filters of this application share: one for each, from the first who asks on. */
    public static ProtectedApplication applicationOf(ServletContext context) {
        return ProtectedApplication.of(context::getAttribute, context::setAttribute);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        applicationOf(event.getServletContext()).close();
    }
}
