package io.github.entrafilter.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/**
 * The JDK's memory of the record whose methods were linked last: {@link ObjectMethods} caches a conversion to its
 * types, and so keeps the class loader of an application that has ended. JDK 25 gives it up when memory is short, JDK
 * 17 not.
 */
final class RecordLinkage {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private RecordLinkage() {}

    /** Makes the JDK remember a type of its own instead. */
    static void forget() {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            MethodHandle component =
                    lookup.findVirtual(Throwable.class, "getCause", MethodType.methodType(Throwable.class));
            for (String method : List.of("equals", "hashCode", "toString")) {
                Object unused = ObjectMethods.bootstrap(
                        lookup, method, MethodHandle.class, Throwable.class, "cause", component);
            }
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "the JDK may keep a class loader until the next record is linked", e);
        }
    }
}
