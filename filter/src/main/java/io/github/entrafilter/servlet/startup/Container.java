package io.github.entrafilter.servlet.startup;

import jakarta.servlet.ServletContext;
import java.util.Locale;

/** The containers that order or match filters in their own way. */
enum Container {
    /**
     * Handles WebSocket handshakes before any filter of web.xml; shows web.xml's mappings only after the initializers.
     */
    JETTY,
    /** And Payara: of the filters that code adds ahead of web.xml's, the last one comes first. */
    GLASSFISH,
    /** And Quarkus: a filter on /x/* does not see requests for /x. */
    UNDERTOW,
    /** Keeps filters that code adds ahead of web.xml's in the order of their addition. */
    OPEN_LIBERTY,
    OTHER;

    static Container of(ServletContext context) {
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
