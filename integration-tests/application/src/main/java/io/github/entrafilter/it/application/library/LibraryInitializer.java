package io.github.entrafilter.it.application.library;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;

/** Adds a filter, as WebSocket and monitoring libraries do. Named by the JAR's services. */
public final class LibraryInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) {
        LibraryFilter.add("/library", context);
    }
}
