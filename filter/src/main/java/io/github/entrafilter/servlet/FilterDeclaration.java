package io.github.entrafilter.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter of our class as an application declares it. */
record FilterDeclaration(String name, Map<String, String> initParameters) {

    /** The name under which the JAR registers the filter. */
    static final String DEFAULT_NAME = "EntraFilter";

    FilterDeclaration {
        initParameters = Map.copyOf(initParameters);
    }

    static FilterDeclaration of(FilterConfig config) {
        Map<String, String> parameters = new HashMap<>();
        Collections.list(config.getInitParameterNames())
                .forEach(parameter -> parameters.put(parameter, config.getInitParameter(parameter)));
        return new FilterDeclaration(config.getFilterName(), parameters);
    }

    /** All that the application maps to paths or servlets. */
    static List<FilterDeclaration> mappedIn(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .filter(registration -> EntraFilter.class.getName().equals(registration.getClassName()))
                .filter(FilterDeclaration::isMapped)
                .map(registration -> new FilterDeclaration(registration.getName(), registration.getInitParameters()))
                .toList();
    }

    /** The JAR declares a filter for web.xml to map. Where web.xml maps others instead, that one has nothing to do. */
    boolean isMapped(ServletContext context) {
        FilterRegistration registration = context.getFilterRegistration(name);
        return registration == null || isMapped(registration);
    }

    private static boolean isMapped(FilterRegistration registration) {
        return !registration.getUrlPatternMappings().isEmpty()
                || !registration.getServletNameMappings().isEmpty();
    }
}
