package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.jetty.JettyUpgradeOrder;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The filter ahead of all others. Where web.xml maps an EntraFilter, it applies those at the front of web.xml's chain
 * before any filter that was added in code, such as Jetty's WebSocket upgrade. Where web.xml maps none, it protects
 * everything.
 *
 * <p>Reads the mappings when it is initialized, after all listeners: while an application starts, Jetty does not show
 * what web.xml maps.
 */
final class FrontFilter implements Filter {

    /** The name of its registration. */
    static final String NAME = ProtectedApplication.OWN_FILTER;

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String OPEN_ON_QUARKUS =
            "Entra Filter protects servlets and JAX-RS resources. Whatever else Quarkus serves is OPEN, such as /q/*,"
                    + " WebSockets and routes of Vert.x; protect these by its own means";
    static final String EVERYTHING = "/*";
    private static final String ENTERED = "io.github.entrafilter.entered";

    /** Asynchronous and error dispatches keep their caller. */
    static final EnumSet<DispatcherType> DISPATCHES =
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);

    private final List<EntraFilter> filters = new ArrayList<>();
    private volatile Optional<Filter> delegate = Optional.empty();

    /**
     * Adds the filter in front of all others.
     *
     * @throws ServletException if the container does not allow it now
     */
    static void register(ServletContext context) throws ServletException {
        if (Container.of(context) != Container.GLASSFISH && !Container.isQuarkus(context)) {
            PredecessorCheck.warn(context);
        }
        try {
            FilterRegistration.Dynamic registration = context.addFilter(NAME, new FrontFilter());
            Objects.requireNonNull(registration, "a filter of that name exists");
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(DISPATCHES, false, EVERYTHING);
        } catch (RuntimeException refused) {
            throw new ServletException("Entra Filter cannot register its filter " + NAME + ": " + refused, refused);
        }
    }

    /**
     * Moves the filter ahead of those that initializers and listeners will add, where the last mapping comes first. A
     * listener that code adds runs after those that are declared, and only the latter may add filters.
     */
    static void stayAhead(ServletContext context) {
        FilterRegistration registration = context.getFilterRegistration(NAME);
        if (registration != null && Container.of(context) == Container.GLASSFISH) {
            context.addListener(new ServletContextListener() {
                @Override
                public void contextInitialized(ServletContextEvent event) {
                    registration.addMappingForUrlPatterns(DISPATCHES, false, EVERYTHING);
                }
            });
        }
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        try {
            Filter filter = once(delegate(config, FilterDeclaration.mappedIn(context)), context);
            delegate = Optional.of(UnservedResourcesFilter.before(filter, context));
            ApplicationStart.of(context).completeIfReady();
            JettyUpgradeOrder.overtake(NAME, context);
            JettyUpgradeOrder.warnOfLaterEndpoints(context, EntraFilterInitializer.class);
            if (Container.isQuarkus(context)) {
                PredecessorCheck.warn(context);
                LOG.log(Level.WARNING, OPEN_ON_QUARKUS);
            }
        } catch (ServletException | RuntimeException | Error e) {
            // The container does not destroy a filter that it could not initialize.
            destroy();
            throw e;
        }
        ContainerLoginCheck.warn();
    }

    private Filter delegate(FilterConfig config, List<FilterDeclaration> declared) throws ServletException {
        ServletContext context = config.getServletContext();
        if (FilterDeclaration.namesOfMapped(context).isEmpty()) {
            return initialized(config);
        }
        Set<String> configured = FilterDeclaration.namesOfConfigured(context);
        Map<String, Filter> ours = new LinkedHashMap<>();
        for (FilterDeclaration declaration : declared) {
            if (!configured.contains(declaration.name())) {
                ours.put(declaration.name(), initialized(declaration.config(context)));
            }
        }
        for (String name : configured) {
            ours.put(name, ConfiguredFilter.named(name, context));
        }
        FrontChain chain = FrontChain.of(context, ours);
        return (request, response, rest) -> applyAhead(chain, request, response, rest);
    }

    private Filter initialized(FilterConfig config) throws ServletException {
        EntraFilter filter = new EntraFilter();
        filter.init(config);
        filters.add(filter);
        return filter;
    }

    @Override
    public void destroy() {
        filters.forEach(EntraFilter::destroy);
        filters.clear();
    }

    /** Applies a filter once, where it is mapped twice. */
    private static Filter once(Filter filter, ServletContext context) {
        if (Container.of(context) != Container.GLASSFISH) {
            return filter;
        }
        return (request, response, rest) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST && request.getAttribute(ENTERED) != null) {
                rest.doFilter(request, response);
            } else {
                request.setAttribute(ENTERED, true);
                filter.doFilter(request, response, rest);
            }
        };
    }

    static void applyAhead(FrontChain chain, ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && request instanceof HttpServletRequest http) {
            chain.apply(http, response, rest);
        } else {
            rest.doFilter(request, response);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Filter> initialized = delegate;
        if (initialized.isEmpty()) {
            throw new ServletException(NAME + " is not initialized");
        }
        initialized.get().doFilter(request, response, chain);
    }
}
