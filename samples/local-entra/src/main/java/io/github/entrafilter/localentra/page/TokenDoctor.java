package io.github.entrafilter.localentra.page;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Examines a token as a service would. Libraries that validate tokens can provide one through {@link ServiceLoader};
 * the page shows its checks after those of local Entra. Called by several threads concurrently.
 */
public interface TokenDoctor {

    /** The log for doctors that fail to load. */
    Logger LOG = System.getLogger("io.github.entrafilter.localentra");

    /**
     * Returns its checks, in the order in which it makes them. The string may not be a token.
     *
     * @param environment the environment variables of the token's service
     */
    List<Check> examine(String token, Map<String, String> environment);

    /** Returns all doctors on the class path that load. */
    static List<TokenDoctor> all() {
        List<TokenDoctor> doctors = new ArrayList<>();
        Iterator<TokenDoctor> found = ServiceLoader.load(TokenDoctor.class).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return List.copyOf(doctors);
                }
                doctors.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.log(Level.DEBUG, "a token doctor failed to load; the page shows no checks of it", e);
            }
        }
    }
}
