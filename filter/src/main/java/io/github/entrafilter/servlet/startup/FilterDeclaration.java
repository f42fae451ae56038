package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter of our class as an application declares it. */
public record FilterDeclaration(String name, Map<String, String> initParameters) {

    private static final String PASSED = "io.github.entrafilter.passed.";

    public FilterDeclaration {
        initParameters = Map.copyOf(initParameters);
    }

    public static FilterDeclaration of(FilterConfig config) {
        Map<String, String> parameters = new HashMap<>();
        Collections.list(config.getInitParameterNames())
                .forEach(parameter -> parameters.put(parameter, config.getInitParameter(parameter)));
        return new FilterDeclaration(config.getFilterName(), parameters);
    }

    /**
     * The filters of our classes that the application maps to paths or servlets, except those whose settings are not
     * known yet.
     */
    static List<FilterDeclaration> mappedIn(ServletContext context) {
        return registeredIn(context)
                .filter(FilterDeclaration::isMapped)
                .flatMap(registration -> of(registration, context).stream())
                .toList();
    }

    /** The names of all filters of our classes that the application maps. */
    static Set<String> namesOfMapped(ServletContext context) {
        return registeredIn(context)
                .filter(FilterDeclaration::isMapped)
                .map(FilterRegistration::getName)
                .collect(Collectors.toSet());
    }

    /** The mapped filters whose settings code has passed to them. */
    static Set<String> namesOfConfigured(ServletContext context) {
        return registeredIn(context)
                .filter(ConfiguredFilter::isRegisteredAs)
                .filter(FilterDeclaration::isMapped)
                .map(FilterRegistration::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Filters assumed to protect everything when the container reports no mappings: those with settings, whose mappings
     * may be hidden, or else the application's own. Settings that code has passed to a filter are not known yet.
     */
    static List<FilterDeclaration> ofEverything(ServletContext context) {
        List<FilterDeclaration> withSettings = registeredIn(context)
                .flatMap(registration -> of(registration, context).stream())
                .filter(declaration -> !declaration.initParameters().isEmpty())
                .toList();
        boolean settingsInCode = registeredIn(context).anyMatch(ConfiguredFilter::isRegisteredAs);
        return withSettings.isEmpty() && !settingsInCode
                ? List.of(new FilterDeclaration(FrontFilter.NAME, Map.of()))
                : withSettings;
    }

    /** Filters whose mappings the container has dropped: Open Liberty then returns null for them. */
    static List<? extends FilterRegistration> droppedIn(ServletContext context) {
        return registeredIn(context)
                .filter(registration -> Objects.isNull(registration.getUrlPatternMappings()))
                .toList();
    }

    /** All filters of our classes, mapped or not. */
    static Stream<? extends FilterRegistration> registeredIn(ServletContext context) {
        return context.getFilterRegistrations().values().stream()
                .filter(registration -> EntraFilter.class.getName().equals(registration.getClassName())
                        || ConfiguredFilter.isRegisteredAs(registration));
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

    /** The settings of each filter, by its name. */
    static Map<String, Map<String, String>> settingsOf(List<FilterDeclaration> declarations) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        declarations.forEach(filter -> settings.put(filter.name(), filter.initParameters()));
        return settings;
    }

    /** The configuration for another instance of the filter, with the same name and settings. */
    FilterConfig config(ServletContext context) {
        return new DeclaredConfig(this, context);
    }

    private record DeclaredConfig(FilterDeclaration declaration, ServletContext context) implements FilterConfig {

        @Override
        public String getFilterName() {
            return declaration.name();
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public @Nullable String getInitParameter(String name) {
            return declaration.initParameters().get(name);
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.enumeration(declaration.initParameters().keySet());
        }
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

    static boolean isMapped(FilterRegistration registration) {
        return !targetsOf(registration).isEmpty();
    }

    private static Set<String> targetsOf(FilterRegistration registration) {
        Set<String> targets = new TreeSet<>(orNone(registration.getUrlPatternMappings()));
        orNone(registration.getServletNameMappings()).forEach(servlet -> targets.add("servlet " + servlet));
        return targets;
    }

    /** Open Liberty returns null where Servlet 6.0 requires an empty collection. */
    private static Collection<String> orNone(@Nullable Collection<String> mappings) {
        return mappings == null ? Set.of() : mappings;
    }
}
