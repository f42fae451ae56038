package io.github.entrafilter.localentra.development;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule for starting local Entra with an application. It starts only if its switch is on and no setting names a real
 * tenant: an application in production has such settings, or it does not start.
 */
final class DevelopmentMode {

    static final Logger LOG = System.getLogger("io.github.entrafilter.localentra");
    static final String SWITCH = "local-entra.enabled";
    static final String DIRECTORY = "local-entra.directory";

    /** The settings that come from local Entra. */
    static final Set<String> PROVIDED =
            Set.of("entra.tenant-id", "entra.client-id", "entra.audiences", "entra.authority");

    /** The settings that say whose tokens are trusted. A mixture of real ones and ours would trust our keys. */
    private static final List<String> REAL = List.of(
            "entra.tenant-id", "entra.allowed-tenants", "entra.client-id", "entra.audiences", "entra.authority");

    private static Optional<DevelopmentServer> running = Optional.empty();
    private static boolean deciding;
    private static String warned = "";

    private DevelopmentMode() {}

    static boolean isEnabled(PropertyLookup properties) {
        return properties
                .find(SWITCH)
                .filter(value -> value.strip().equalsIgnoreCase("true"))
                .isPresent();
    }

    /**
     * Returns the application's local Entra, which the first call starts; empty if it must not start.
     *
     * @throws IllegalStateException if it cannot start, above all on Azure
     */
    static synchronized Optional<DevelopmentServer> server(PropertyLookup properties) {
        // The lookup of a setting may lead back to here.
        if (deciding) {
            return Optional.empty();
        }
        deciding = true;
        try {
            if (!isEnabled(properties) || hasRealSetting(properties)) {
                return Optional.empty();
            }
            if (running.isEmpty()) {
                DevelopmentServer server = DevelopmentServer.start(properties.find(DIRECTORY));
                running = Optional.of(server);
                if (!hasServlets()) {
                    server.logCall(new ApplicationAddress(properties).at("/"));
                }
            }
            return running;
        } finally {
            deciding = false;
        }
    }

    /** Returns the application's local Entra, if it has been started. */
    static synchronized Optional<DevelopmentServer> running() {
        return running;
    }

    /** Stops local Entra, if it runs. */
    static synchronized void stop() {
        running.ifPresent(DevelopmentServer::close);
        running = Optional.empty();
    }

    /** Whether a listener may follow, which knows the application's path. */
    private static boolean hasServlets() {
        try {
            Class.forName("jakarta.servlet.ServletContext", false, DevelopmentMode.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    private static boolean hasRealSetting(PropertyLookup properties) {
        Optional<String> real =
                REAL.stream().filter(name -> properties.find(name).isPresent()).findFirst();
        real.filter(name -> !name.equals(warned)).ifPresent(name -> {
            warned = name;
            LOG.log(
                    Level.WARNING,
                    "local Entra does not start, because " + name + " is set; the application's own settings count."
                            + " Remove " + SWITCH + ", or that setting in development");
        });
        return real.isPresent();
    }
}
