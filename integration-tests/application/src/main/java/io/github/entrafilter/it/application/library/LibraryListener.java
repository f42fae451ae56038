package io.github.entrafilter.it.application.library;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Adds a filter after all initializers have run. Named by the JAR's fragment of web.xml. */
public final class LibraryListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LibraryFilter.add("/listener", event.getServletContext());
    }
}
