package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Warns of an application that has the JAR more than once: which copy runs is up to the container. */
final class DuplicateJarCheck {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String CLASS_FILE = EntraFilter.class.getName().replace('.', '/') + ".class";

    private DuplicateJarCheck() {}

    static void warn(ServletContext context) {
        SortedSet<String> places = placesIn(Container.classLoaderOf(context));
        if (places.size() > 1) {
            LOG.log(
                    Level.WARNING,
                    "Entra Filter is on the class path of " + context.getContextPath() + "/ more than once, in "
                            + String.join(" and ", places) + "; keep one, as classes of both may be mixed");
        }
    }

    /** The JAR files or folders with classes of this filter. */
    static SortedSet<String> placesIn(ClassLoader loader) {
        SortedSet<String> places = new TreeSet<>();
        try {
            for (URL found : Collections.list(loader.getResources(CLASS_FILE))) {
                places.add(withoutSeparator(found.toString().replace(CLASS_FILE, "")));
            }
        } catch (IOException unreadable) {
            // The container has loaded our classes from one place; others do not matter then.
            places.clear();
        }
        return places;
    }

    /** Removes the separator after a folder, {@code /}, or after a JAR, {@code !/}. */
    private static String withoutSeparator(String place) {
        String path = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
        return place.endsWith("!/") ? path.substring(0, path.length() - 1) : path;
    }
}
