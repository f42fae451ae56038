package io.github.entrafilter.servlet.request;

import jakarta.servlet.ServletContext;
import java.util.Locale;

/** The containers that order or match filters, or end connections, in their own way. */
public enum Container {
    /**
     * Handles WebSocket handshakes before any filter of web.xml; shows web.xml's mappings only after the initializers.
     * Closes a connection whose request is not read to its end, and does not say so in a response that is committed.
     */
    JETTY,
    /**
     * GlassFish and Payara: the last filter that code adds ahead of web.xml's comes first. Other containers keep the
     * order of addition.
     */
    GLASSFISH,
    /** Undertow, also that of Quarkus: a filter on /x/* does not see requests for /x. */
    UNDERTOW,
    /** Looks for filters by another path than for servlets. */
    OPEN_LIBERTY,
    OTHER;

    /** Whether this is the Undertow of Quarkus. */
    public static boolean isQuarkus(ServletContext context) {
        return of(context) == UNDERTOW
                && classLoaderOf(context).getResource("io/quarkus/runtime/Quarkus.class") != null;
    }

    /** The application's class loader; ours where it has none of its own, as an embedded Jetty may have it. */
    public static ClassLoader classLoaderOf(ServletContext context) {
        ClassLoader own = context.getClassLoader();
        return own == null ? Container.class.getClassLoader() : own;
    }

    /** Returns the container that the context names. */
    public static Container of(ServletContext context) {
        String server =
                context.getServerInfo() == null ? "" : context.getServerInfo().toLowerCase(Locale.ROOT);
        if (server.startsWith("jetty")) {
            return JETTY;
        }
        if (server.startsWith("payara") || server.contains("glassfish")) {
            return GLASSFISH;
        }
        if (server.contains("liberty")) {
            return OPEN_LIBERTY;
        }
        return server.startsWith("undertow") ? UNDERTOW : OTHER;
    }
}
