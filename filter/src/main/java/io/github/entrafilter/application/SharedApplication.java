package io.github.entrafilter.application;

import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.settings.InvalidSettingsException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one application of this JAR's class loader, where JAX-RS runs without a servlet container and no servlet context
 * tells applications apart. Protects JAX-RS resources only. Thread-safe.
 */
public final class SharedApplication {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final String SERVLETS = "jakarta.servlet.ServletContext";
    private static final String QUARKUS_REST = "io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder";
    private static final String HELIDON = "io.helidon.microprofile.server.Server";

    private static final AtomicReference<@Nullable ProtectedApplication> CURRENT = new AtomicReference<>();

    private SharedApplication() {}

    /**
     * Whether JAX-RS has no servlet container in front of it here. Quarkus REST and Helidon serve resources on their
     * own, also where the servlet API is in the class path.
     */
    public static boolean isNeeded() {
        return !OptionalApi.isPresent(SERVLETS) || isQuarkusRest() || OptionalApi.isPresent(HELIDON);
    }

    /** Whether JAX-RS is Quarkus REST, which calls filters on an event loop. */
    public static boolean isQuarkusRest() {
        return OptionalApi.isPresent(QUARKUS_REST);
    }

    /**
     * Reads the settings and starts the background work, ahead of requests; a second call does nothing.
     *
     * @throws InvalidSettingsException with all problems of the settings: the application must not start
     */
    public static void start() {
        ProtectedApplication before = CURRENT.get();
        if (before != null && !before.isClosed()) {
            return;
        }
        // Kept even if its settings are invalid: another one for each request would log their warnings again.
        ProtectedApplication application = new ProtectedApplication();
        if (CURRENT.compareAndSet(before, application)) {
            ResourceProtection unused = application.protectionOfResources();
            LOG.log(
                    Level.WARNING,
                    "Entra Filter protects JAX-RS resources only: no servlet container is in front of JAX-RS."
                            + " Everything else is OPEN, such as static resources, WebSockets, management endpoints and"
                            + " routes of the server itself; protect these by the server's own means");
        }
    }

    /**
     * The protection of the resources; the first call starts it. Requests under way when the application ends are still
     * judged by it.
     *
     * @throws InvalidSettingsException with all problems of the settings
     */
    public static ResourceProtection protectionOfResources() {
        if (CURRENT.get() == null) {
            start();
        }
        return Objects.requireNonNull(CURRENT.get()).protectionOfResources();
    }

    /** Ends the background work with the application. */
    public static void close() {
        ProtectedApplication application = CURRENT.get();
        if (application != null) {
            application.close();
        }
    }
}
