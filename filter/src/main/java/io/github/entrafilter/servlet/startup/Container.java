package io.github.entrafilter.servlet.startup;

import jakarta.servlet.ServletContext;
import java.util.Locale;

/** The container's kind, where it orders or matches filters in a way of its own. */
enum Container {
    /**
     * Answers WebSocket handshakes before any filter of web.xml; shows web.xml's mappings after the initializers only.
     */
    JETTY,
    /** Payara, too: of the filters that are added in code ahead of web.xml's, the last one comes first. */
    GLASSFISH,
    /** Quarkus, too: a filter on /x/* does not see requests for /x. */
    UNDERTOW,
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
        return server.startsWith("undertow") ? UNDERTOW : OTHER;
    }
}
