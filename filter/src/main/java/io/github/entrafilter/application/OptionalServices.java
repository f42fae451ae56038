package io.github.entrafilter.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what others provide to the calling thread's application. */
final class OptionalServices {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private OptionalServices() {}

    /** All providers; one whose API the container lacks is left out. */
    static <T> List<T> of(Class<T> type) {
        List<T> services = new ArrayList<>();
        Iterator<T> found = ServiceLoader.load(type).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return List.copyOf(services);
                }
                services.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.log(Level.DEBUG, "a service is left out", e);
            }
        }
    }
}
