package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The servlets of an application, JSPs, static files, and its annotated WebSocket endpoints. */
final class ApplicationEndpoints {

    private static final String SLASH = "/";
    private static final String JSP = "*.jsp";

    /** Parts of class names of JAX-RS implementations' servlets. */
    private static final List<String> RESOURCES = List.of("jersey", "resteasy", "restfulws", "cxf", "jaxrs");

    private ApplicationEndpoints() {}

    static List<Endpoint> of(ServletContext context) {
        List<Endpoint> endpoints = new ArrayList<>();
        Map<String, ServletRegistration> servlets = new TreeMap<>(context.getServletRegistrations());
        for (Map.Entry<String, ServletRegistration> servlet : servlets.entrySet()) {
            for (String pattern : mappings(servlet.getValue())) {
                endpoints.add(endpoint(servlet.getKey(), classOf(servlet.getValue()), pattern));
            }
        }
        endpoints.addAll(WebSocketEndpoints.of(context));
        // Containers may serve both without a servlet that they show.
        if (!hasPattern(JSP, endpoints) && compilesPages(context)) {
            endpoints.add(Endpoint.jsp(JSP));
        }
        if (!hasPattern(SLASH, endpoints)) {
            endpoints.add(Endpoint.staticFiles());
        }
        return endpoints;
    }

    private static boolean hasPattern(String pattern, List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.urlPattern().equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    private static Collection<String> mappings(ServletRegistration servlet) {
        Collection<String> mappings = servlet.getMappings();
        return mappings == null ? List.of() : mappings;
    }

    private static String classOf(ServletRegistration servlet) {
        return servlet.getClassName() == null ? "" : servlet.getClassName().toLowerCase(Locale.ROOT);
    }

    private static Endpoint endpoint(String name, String className, String pattern) {
        if (className.contains("jspservlet")) {
            return Endpoint.jsp(pattern);
        }
        if (pattern.equals(SLASH) && className.contains("default")) {
            return Endpoint.staticFiles();
        }
        return new Endpoint(isOfResources(className) ? Endpoint.Kind.JAXRS : Endpoint.Kind.SERVLET, name, pattern);
    }

    private static boolean isOfResources(String className) {
        for (String part : RESOURCES) {
            if (className.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean compilesPages(ServletContext context) {
        return OptionalApi.isPresent("jakarta.servlet.jsp.JspPage", Container.classLoaderOf(context));
    }
}
