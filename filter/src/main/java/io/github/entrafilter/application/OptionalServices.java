package io.github.entrafilter.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the service providers of the calling thread's application. */
final class OptionalServices {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private OptionalServices() {}

    /** All providers, except those whose API the container lacks. */
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
                LOG.log(Level.DEBUG, "skipped a service provider of " + type.getName(), e);
            }
        }
    }
}
