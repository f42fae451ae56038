package io.github.entrafilter.it.code;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A server without a WAR, whose one application has {@link OrdersServlet} at each of the paths. */
enum EmbeddedServer {
    JETTY {
        @Override
        Running start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
                throws Exception {
            return EmbeddedJetty.start(initializers, filters);
        }
    },
    TOMCAT {
        @Override
        Running start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
                throws Exception {
            return EmbeddedTomcat.start(initializers, filters);
        }
    },
    UNDERTOW {
        @Override
        Running start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
                throws Exception {
            return EmbeddedUndertow.start(initializers, filters);
        }
    };

    static final List<String> PATHS = List.of("/orders", "/admin", "/later");

    /** A server that listens. */
    interface Running extends AutoCloseable {

        int port();

        @Override
        void close() throws IOException;
    }

    /**
     * Starts the server on a free port of the loopback interface.
     *
     * @param initializers run in this order
     * @param filters the settings of filters that are registered by the server's own API, as the documentation shows
     */
    abstract Running start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
            throws Exception;
}
