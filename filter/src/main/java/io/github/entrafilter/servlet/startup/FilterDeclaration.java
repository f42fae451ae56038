package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A filter of our class as an application declares it. */
public record FilterDeclaration(String name, Map<String, String> initParameters) {

    private static final String PASSED = "io.github.entrafilter.passed.";

    public FilterDeclaration {
        initParameters = Map.copyOf(initParameters);
    }

    public static FilterDeclaration of(FilterConfig config) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : Collections.list(config.getInitParameterNames())) {
            parameters.put(parameter, config.getInitParameter(parameter));
        }
        return new FilterDeclaration(config.getFilterName(), parameters);
    }

    /**
     * The filters of our classes that the application maps to paths or servlets, except those whose settings are not
     * known yet.
     */
    static List<FilterDeclaration> mappedIn(ServletContext context) {
        return declarations(mappedRegistrations(context), context);
    }

    /** The names of all filters of our classes that the application maps. */
    static Set<String> namesOfMapped(ServletContext context) {
        Set<String> names = new HashSet<>();
        for (FilterRegistration registration : mappedRegistrations(context)) {
            names.add(registration.getName());
        }
        return names;
    }

    /** The mapped filters whose settings code has passed to them. */
    static Set<String> namesOfConfigured(ServletContext context) {
        Set<String> names = new TreeSet<>();
        for (FilterRegistration registration : mappedRegistrations(context)) {
            if (ConfiguredFilter.isRegisteredAs(registration)) {
                names.add(registration.getName());
            }
        }
        return names;
    }

    /**
     * Filters assumed to protect everything when the container reports no mappings: those with settings, whose mappings
     * may be hidden, or else the application's own. Settings that code has passed to a filter are not known yet.
     */
    static List<FilterDeclaration> ofEverything(ServletContext context) {
        List<FilterRegistration> registered = registeredIn(context);
        List<FilterDeclaration> withSettings = new ArrayList<>();
        for (FilterDeclaration declaration : declarations(registered, context)) {
            if (!declaration.initParameters().isEmpty()) {
                withSettings.add(declaration);
            }
        }
        return withSettings.isEmpty() && !haveSettingsInCode(registered)
                ? List.of(new FilterDeclaration(FrontFilter.NAME, Map.of()))
                : withSettings;
    }

    private static boolean haveSettingsInCode(List<FilterRegistration> registrations) {
        for (FilterRegistration registration : registrations) {
            if (ConfiguredFilter.isRegisteredAs(registration)) {
                return true;
            }
        }
        return false;
    }

    /** Filters whose mappings the container has dropped: Open Liberty then returns null for them. */
    static List<FilterRegistration> droppedIn(ServletContext context) {
        List<FilterRegistration> dropped = new ArrayList<>();
        for (FilterRegistration registration : registeredIn(context)) {
            if (Objects.isNull(registration.getUrlPatternMappings())) {
                dropped.add(registration);
            }
        }
        return dropped;
    }

    /** The filters of our classes that the application maps. */
    static List<FilterRegistration> mappedRegistrations(ServletContext context) {
        List<FilterRegistration> mapped = new ArrayList<>();
        for (FilterRegistration registration : registeredIn(context)) {
            if (isMapped(registration)) {
                mapped.add(registration);
            }
        }
        return mapped;
    }

    /** All filters of our classes, mapped or not. */
    static List<FilterRegistration> registeredIn(ServletContext context) {
        List<FilterRegistration> ours = new ArrayList<>();
        for (FilterRegistration registration : context.getFilterRegistrations().values()) {
            if (EntraFilter.class.getName().equals(registration.getClassName())
                    || ConfiguredFilter.isRegisteredAs(registration)) {
                ours.add(registration);
            }
        }
        return ours;
    }

    /** The declarations of these filters, except those whose settings are not known yet. */
    private static List<FilterDeclaration> declarations(
            List<FilterRegistration> registrations, ServletContext context) {
        List<FilterDeclaration> declarations = new ArrayList<>();
        for (FilterRegistration registration : registrations) {
            Optional<FilterDeclaration> declaration = of(registration, context);
            if (declaration.isPresent()) {
                declarations.add(declaration.get());
            }
        }
        return declarations;
    }

    private static Optional<FilterDeclaration> of(FilterRegistration registration, ServletContext context) {
        return ConfiguredFilter.isRegisteredAs(registration)
                ? ConfiguredFilter.declaration(registration.getName(), context)
                : Optional.of(new FilterDeclaration(registration.getName(), registration.getInitParameters()));
    }

    /** Whether the filter is mapped. Where web.xml maps other filters instead, the one that the JAR declares is not. */
    public boolean isMapped(ServletContext context) {
        FilterRegistration registration = context.getFilterRegistration(name);
        return registration == null || isMapped(registration);
    }

    static boolean isMapped(FilterRegistration registration) {
        return !orNone(registration.getUrlPatternMappings()).isEmpty()
                || !orNone(registration.getServletNameMappings()).isEmpty();
    }

    /** The settings of each filter, by its name. */
    static Map<String, Map<String, String>> settingsOf(List<FilterDeclaration> declarations) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (FilterDeclaration filter : declarations) {
            settings.put(filter.name(), filter.initParameters());
        }
        return settings;
    }

    /** The configuration for another instance of the filter, with the same name and settings. */
    FilterConfig config(ServletContext context) {
        return new DeclaredConfig(this, context);
    }

    /**
     * The request attribute which records that this filter has let the request through ahead of its place in the chain.
     */
    public String passedAttribute() {
        return PASSED + name;
    }

    /** The mapping that the container reports, assumed to be for requests. */
    FilterMapping mapping(ServletContext context) {
        FilterRegistration registration = context.getFilterRegistration(name);
        return new FilterMapping(
                name,
                List.copyOf(orNone(registration.getUrlPatternMappings())),
                List.copyOf(orNone(registration.getServletNameMappings())),
                Set.of(Dispatch.REQUEST));
    }

    /** Open Liberty returns null where Servlet 6.0 requires an empty collection. */
    private static Collection<String> orNone(@Nullable Collection<String> mappings) {
        return mappings == null ? Set.of() : mappings;
    }
}
