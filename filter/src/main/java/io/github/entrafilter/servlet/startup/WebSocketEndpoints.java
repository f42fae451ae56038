package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The annotated WebSocket endpoints among an application's own classes. No API lists endpoints, so those of libraries
 * and those added in code remain unknown.
 */
final class WebSocketEndpoints {

    private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";
    private static final String ANNOTATION = "jakarta.websocket.server.ServerEndpoint";
    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String SUFFIX = ".class";

    private final ServletContext context;
    private final List<Endpoint> endpoints = new ArrayList<>();

    private WebSocketEndpoints(ServletContext context) {
        this.context = context;
    }

    static List<Endpoint> of(ServletContext context) {
        WebSocketEndpoints found = new WebSocketEndpoints(context);
        if (context.getAttribute(CONTAINER) != null) {
            found.search(CLASSES);
        }
        return found.endpoints;
    }

    private void search(String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        if (paths == null) {
            return;
        }
        for (String path : paths) {
            if (path.endsWith("/")) {
                search(path);
            } else if (path.endsWith(SUFFIX) && isAnnotated(path)) {
                read(path.substring(CLASSES.length(), path.length() - SUFFIX.length())
                        .replace('/', '.'));
            }
        }
    }

    /** Class files contain the names of their annotations as plain strings: JVM specification, section 4.4.7. */
    private boolean isAnnotated(String path) {
        try (InputStream file = context.getResourceAsStream(path)) {
            return file != null
                    && new String(file.readAllBytes(), StandardCharsets.ISO_8859_1)
                            .contains(ANNOTATION.replace('.', '/'));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A class that cannot be loaded is no endpoint. */
    private void read(String name) {
        try {
            for (Annotation annotation :
                    Class.forName(name, false, Container.classLoaderOf(context)).getAnnotations()) {
                if (annotation.annotationType().getName().equals(ANNOTATION)) {
                    Object path = annotation.annotationType().getMethod("value").invoke(annotation);
                    endpoints.add(new Endpoint(Endpoint.Kind.WEBSOCKET, name, path.toString()));
                }
            }
        } catch (ReflectiveOperationException | LinkageError unusable) {
            // Nor does the container find one there.
        }
    }
}
