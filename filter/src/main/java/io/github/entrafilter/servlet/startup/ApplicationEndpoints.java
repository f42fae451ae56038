package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.platform.OptionalApi;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The servlets of an application, JSPs, static files, and its annotated WebSocket endpoints. */
final class ApplicationEndpoints {

    private static final String SLASH = "/";
    private static final String JSP = "*.jsp";

    /** Servlets of JAX-RS implementations, by their class. */
    private static final Pattern RESOURCES = Pattern.compile("jersey|resteasy|restfulws|cxf|jaxrs");

    private ApplicationEndpoints() {}

    static List<Endpoint> of(ServletContext context) {
        List<Endpoint> endpoints = new ArrayList<>();
        new TreeMap<>(context.getServletRegistrations())
                .forEach((name, servlet) ->
                        mappings(servlet).forEach(pattern -> endpoints.add(endpoint(name, classOf(servlet), pattern))));
        WebSocketEndpoints.of(context).forEach(endpoints::add);
        // Containers may serve both without a servlet that they show.
        if (endpoints.stream().noneMatch(endpoint -> endpoint.urlPattern().equals(JSP)) && compilesPages(context)) {
            endpoints.add(Endpoint.jsp(JSP));
        }
        if (endpoints.stream().noneMatch(endpoint -> endpoint.urlPattern().equals(SLASH))) {
            endpoints.add(Endpoint.staticFiles());
        }
        return endpoints;
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
        boolean resources = RESOURCES.matcher(className).find();
        return new Endpoint(resources ? Endpoint.Kind.JAXRS : Endpoint.Kind.SERVLET, name, pattern);
    }

    private static boolean compilesPages(ServletContext context) {
        return OptionalApi.isPresent("jakarta.servlet.jsp.JspPage", Container.classLoaderOf(context));
    }
}
