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
 * Says what a service would find in a token. Whoever judges tokens may provide one as a service of
 * {@link ServiceLoader}; the page shows its checks after those that local Entra makes itself. Called by several threads
 * at a time.
 */
public interface TokenDoctor {

    /** Where it stands why one is left out. */
    Logger LOG = System.getLogger("io.github.entrafilter.localentra");

    /**
     * What it finds, in the order in which it looks. The text may be no token at all.
     *
     * @param environment the variables that lead the service here that the token is for
     */
    List<Check> examine(String token, Map<String, String> environment);

    /** All that are on the class path, with what they need. */
    static List<TokenDoctor> all() {
        List<TokenDoctor> doctors = new ArrayList<>();
        Iterator<TokenDoctor> found = ServiceLoader.load(TokenDoctor.class).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return List.copyOf(doctors);
                }
                doctors.add(found.next());
            } catch (ServiceConfigurationError | LinkageError lacking) {
                LOG.log(Level.DEBUG, "a doctor is left out", lacking);
            }
        }
    }
}
