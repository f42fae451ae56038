package io.github.entrafilter.servlet.jetty;

import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of Jetty's filter for WebSocket handshakes in the chain: behind ours. With the first endpoint, which may
 * come after the start, Jetty adds it ahead of all filters, unless one of its name exists. The servlet API shows no
 * order of filters, and applications do not see Jetty's classes: hence the reflection.
 */
public final class JettyUpgradeOrder {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String CLASS = ".websocket.servlet.WebSocketUpgradeFilter";
    private static final String STANDARD_CONTAINER = "jakarta.websocket.server.ServerContainer";
    private static final String OWN_CONTAINER = "org.eclipse.jetty.websocket.api.WebSocketContainer";
    private static final String COMPONENTS = "org.eclipse.jetty.websocket.core.server.WebSocketServerComponents";

    private JettyUpgradeOrder() {}

    /** Adds it behind our filter, so that Jetty does not add it later. */
    public static void addBehindOurs(ServletContext context) {
        Optional<Class<? extends Filter>> type = filterClass(context);
        if (type.isEmpty() || isAddedTo(context) || !ensureComponents(context, type.get())) {
            return;
        }
        FilterRegistration.Dynamic added = context.addFilter(type.get().getName(), type.get());
        if (added != null) {
            added.setAsyncSupported(true);
            added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }
    }

    /**
     * Makes Jetty create what the filter needs, as for its first WebSocket container; returns whether this Jetty can.
     */
    private static boolean ensureComponents(ServletContext context, Class<?> type) {
        try {
            Method contextHandler = context.getClass().getMethod("getContextHandler");
            Object application = contextHandler.invoke(context);
            Method server = application.getClass().getMethod("getServer");
            Class.forName(COMPONENTS, true, type.getClassLoader())
                    .getMethod("ensureWebSocketComponents", server.getReturnType(), contextHandler.getReturnType())
                    .invoke(null, server.invoke(application), application);
            return true;
        } catch (ReflectiveOperationException none) {
            return false;
        }
    }

    /** Whether Jetty handles handshakes before any filter, or will once code adds an endpoint. */
    public static boolean precedesFilters(ServletContext context) {
        return Container.of(context) == Container.JETTY
                && (context.getAttribute(STANDARD_CONTAINER) != null
                        || context.getAttribute(OWN_CONTAINER) != null
                        || isAddedTo(context));
    }

    /** Whether Jetty, the application or {@link #addBehindOurs} has added it. */
    private static boolean isAddedTo(ServletContext context) {
        return context.getFilterRegistrations().values().stream().anyMatch(JettyUpgradeOrder::isUpgradeFilter);
    }

    private static boolean isUpgradeFilter(@Nullable FilterRegistration filter) {
        return filter != null && String.valueOf(filter.getClassName()).endsWith(CLASS);
    }

    /**
     * Moves our filter ahead of it, where an initializer that ran earlier has put it first.
     *
     * @param ours the name of our filter
     * @throws ServletException if this Jetty does not allow it
     */
    public static void overtake(String ours, ServletContext context) throws ServletException {
        if (!isAddedTo(context)) {
            return;
        }
        try {
            Object handler = servletHandlerOf(context);
            Object[] mappings = mappingsOf(handler);
            int first = mappings.length;
            for (int i = 0; i < mappings.length; i++) {
                String filter = filterOf(mappings[i]);
                if (isUpgradeFilter(context.getFilterRegistration(filter))) {
                    first = Math.min(first, i);
                } else if (filter.equals(ours) && first < i) {
                    Collections.rotate(Arrays.asList(mappings).subList(first, i + 1), 1);
                    handler.getClass()
                            .getMethod("setFilterMappings", mappings.getClass())
                            .invoke(handler, (Object) mappings);
                    return;
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new ServletException(
                    "Jetty handles WebSocket handshakes before Entra Filter, and this version does not let the filter move"
                            + " ahead. Add the initializer of Entra Filter before Jetty's WebSocket initializers (" + e
                            + ")",
                    e);
        }
    }

    /**
     * Warns if Jetty would handle endpoints that code adds later ahead of all filters.
     *
     * @param initializer the class that prevents it
     */
    public static void warnOfLaterEndpoints(ServletContext context, Class<?> initializer) {
        if (filterClass(context).isPresent() && !isAddedTo(context)) {
            LOG.log(
                    Level.WARNING,
                    "WebSocket endpoints that code adds to " + context.getContextPath()
                            + "/ after its start are OPEN: Jetty handles their handshakes before Entra Filter. Add "
                            + initializer.getName() + " to the context");
        }
    }

    /** The class in the application's version of Jakarta EE, if this Jetty has it. */
    private static Optional<Class<? extends Filter>> filterClass(ServletContext context) {
        try {
            Class<?> mapping = mappingsOf(servletHandlerOf(context)).getClass().getComponentType();
            String name = mapping.getPackageName().replaceFirst("\\.servlet$", CLASS);
            return Optional.of(
                    Class.forName(name, false, mapping.getClassLoader()).asSubclass(Filter.class));
        } catch (ReflectiveOperationException | LinkageError none) {
            return Optional.empty();
        }
    }

    private static Object servletHandlerOf(ServletContext context) throws ReflectiveOperationException {
        Object application = context.getClass().getMethod("getContextHandler").invoke(context);
        return application.getClass().getMethod("getServletHandler").invoke(application);
    }

    /** A copy of all mappings, in the order of the chain. */
    private static Object[] mappingsOf(Object servletHandler) throws ReflectiveOperationException {
        return (Object[])
                servletHandler.getClass().getMethod("getFilterMappings").invoke(servletHandler);
    }

    private static String filterOf(Object mapping) throws ReflectiveOperationException {
        return (String) mapping.getClass().getMethod("getFilterName").invoke(mapping);
    }
}
