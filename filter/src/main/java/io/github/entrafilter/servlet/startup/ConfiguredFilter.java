package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A filter whose settings code has passed to it. A container shows the class of a registered filter, and neither the
 * instance nor such settings. So this is a class of its own: the start recognizes its registrations, and waits for
 * their initialization before it checks and reports what is protected.
 */
public final class ConfiguredFilter implements Filter {

    private static final String ATTRIBUTE = "io.github.entrafilter.configured.";
    private static final String SHARED = "io.github.entrafilter.settings";

    private final Map<String, String> settings;
    private final Filter filter;
    private final AtomicBoolean inUse = new AtomicBoolean();
    private volatile Optional<Registered> registered = Optional.empty();

    /** One registration of the filter. */
    private record Registered(FilterDeclaration declaration, ServletContext context) {}

    private ConfiguredFilter(Map<String, String> settings, Filter filter) {
        this.settings = Map.copyOf(settings);
        this.filter = filter;
    }

    /**
     * Returns a filter with these settings.
     *
     * @param settings by the names of init-params
     * @param filter does the work, with the settings as its init-params
     * @throws IllegalArgumentException with all problems, if one of the settings has one
     */
    public static Filter of(Map<String, String> settings, Filter filter) {
        settings.forEach((name, value) -> {
            if (Objects.isNull(value)) {
                throw new IllegalArgumentException("EntraFilter.of: the value of " + name + " is null");
            }
        });
        try {
            SettingsReader.of(settings).requireUsableParameters("EntraFilter.of");
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new ConfiguredFilter(settings, filter);
    }

    /**
     * Gives settings to all such filters of an application that have no value of their own.
     *
     * @param settings by the names of init-params
     */
    public static void share(Map<String, String> settings, ServletContext context) {
        context.setAttribute(SHARED, Map.copyOf(settings));
    }

    private static Map<String, String> sharedIn(ServletContext context) {
        Map<String, String> shared = new HashMap<>();
        if (context.getAttribute(SHARED) instanceof Map<?, ?> settings) {
            settings.forEach((name, value) -> shared.put(String.valueOf(name), String.valueOf(value)));
        }
        return shared;
    }

    /** Whether a registration is for such a filter. */
    static boolean isRegisteredAs(FilterRegistration registration) {
        return ConfiguredFilter.class.getName().equals(registration.getClassName());
    }

    /** The declaration of such a filter; empty until it is initialized. */
    static Optional<FilterDeclaration> declaration(String name, ServletContext context) {
        return context.getAttribute(ATTRIBUTE + name) instanceof ConfiguredFilter initialized
                ? initialized.registered.map(Registered::declaration)
                : Optional.empty();
    }

    /** The initialized filter of this name, which each request looks up. */
    static Filter named(String name, ServletContext context) {
        return (request, response, chain) -> {
            if (context.getAttribute(ATTRIBUTE + name) instanceof ConfiguredFilter initialized) {
                initialized.doFilter(request, response, chain);
            } else {
                throw new ServletException("filter " + name + " is not initialized");
            }
        };
    }

    /**
     * Reads the settings.
     *
     * @throws ServletException with all problems of the settings; if the filter is registered in a way that does not
     *     protect
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        FilterDeclaration declaration = merged(FilterDeclaration.of(config), context);
        FilterRegistration registration = context.getFilterRegistration(declaration.name());
        if (registration != null) {
            requireProtecting(registration, declaration.name());
        }
        if (inUse.getAndSet(true)) {
            throw new ServletException("one filter of EntraFilter.of is registered twice, as "
                    + registered.map(first -> first.declaration().name()).orElse("another filter") + " and as "
                    + declaration.name() + ": make one for each");
        }
        registered = Optional.of(new Registered(declaration, context));
        context.setAttribute(ATTRIBUTE + declaration.name(), this);
        try {
            filter.init(declaration.config(context));
        } catch (ServletException | RuntimeException | Error e) {
            // The container does not destroy a filter that it could not initialize.
            forget();
            throw e;
        }
    }

    /** Adds the registration's init-params; a name with two values is a mistake, whichever would win. */
    private FilterDeclaration merged(FilterDeclaration declaration, ServletContext context) throws ServletException {
        Map<String, String> merged = new HashMap<>(settings);
        for (Map.Entry<String, String> parameter : declaration.initParameters().entrySet()) {
            String earlier = merged.put(parameter.getKey(), parameter.getValue());
            if (earlier != null && !earlier.equals(parameter.getValue())) {
                throw new ServletException("init-param " + parameter.getKey() + " of filter " + declaration.name()
                        + " has another value in EntraFilter.of; remove one");
            }
        }
        sharedIn(context).forEach(merged::putIfAbsent);
        return new FilterDeclaration(declaration.name(), merged);
    }

    /** The start finds a filter by its class, and one without a mapping protects nothing. */
    private static void requireProtecting(FilterRegistration registration, String name) throws ServletException {
        if (!isRegisteredAs(registration)) {
            throw new ServletException("filter " + name + " of EntraFilter.of is registered with class "
                    + registration.getClassName() + ". Register it with the class of the instance, "
                    + ConfiguredFilter.class.getName()
                    + " (filter.getClass()): otherwise the start does not find its settings");
        }
        if (!FilterDeclaration.isMapped(registration)) {
            throw new ServletException("filter " + name + " of EntraFilter.of is registered without a mapping, so it"
                    + " protects nothing. Map it to /*");
        }
    }

    /** Ends the protection by this filter. It may be initialized again. */
    @Override
    public void destroy() {
        filter.destroy();
        forget();
    }

    private void forget() {
        registered.ifPresent(was ->
                was.context().removeAttribute(ATTRIBUTE + was.declaration().name()));
        registered = Optional.empty();
        inUse.set(false);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(request, response, chain);
    }
}
