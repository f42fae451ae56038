package io.github.entrafilter.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** APIs that the container may lack, and our classes that implement them. */
public final class OptionalApi {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private OptionalApi() {}

    /** Whether the container has an API, by the name of one of its types. */
    public static boolean isPresent(String type) {
        return isPresent(type, OptionalApi.class.getClassLoader());
    }

    /** Whether this class loader has an API, by the name of one of its types. */
    public static boolean isPresent(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /** Whether an application has this very class, and not another copy or none. */
    public static boolean isSame(Class<?> type, ClassLoader application) {
        try {
            return Class.forName(type.getName(), false, application) == type;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /**
     * Returns the service providers of the calling thread's application, except those whose API the container lacks.
     */
    public static <T> List<T> services(Class<T> type) {
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
