package io.github.entrafilter.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Loads the filter, its tests and nimbus itself, and records which classes and resources their code looks up by name:
 * what the tracing agent of a native image's tools records. A class that the JVM links to another is not looked up.
 */
final class TracingLoader extends URLClassLoader {

    private static final List<String> TRACED = List.of("io.github.entrafilter.", "com.nimbusds.");

    private final Set<String> types = new ConcurrentSkipListSet<>();
    private final Set<String> resources = new ConcurrentSkipListSet<>();

    TracingLoader(List<URL> places) {
        super(places.toArray(URL[]::new), TracingLoader.class.getClassLoader());
    }

    /** The names of classes that were looked up. */
    Set<String> types() {
        return types;
    }

    /** The names of resources that were looked up. */
    Set<String> resources() {
        return resources;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isLookedUp()) {
            types.add(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return isTraced(name) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    public URL getResource(String name) {
        record(name);
        return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        record(name);
        return super.getResources(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        record(name);
        return super.getResourceAsStream(name);
    }

    private void record(String name) {
        if (isTraced(callers().get(0).getClassName())) {
            resources.add(name);
        }
    }

    /**
     * Whether traced code has called {@link Class#forName}; the service loader's own look-ups need no metadata. The JVM
     * does not ask again for a class that was linked before.
     */
    private static boolean isLookedUp() {
        List<StackFrame> callers = callers();
        return !isDefining()
                && callers.get(0).getMethodName().startsWith("forName")
                && callers.stream()
                        .dropWhile(frame -> frame.getClassName().equals("java.lang.Class"))
                        .findFirst()
                        .filter(frame -> isTraced(frame.getClassName()))
                        .isPresent();
    }

    /** Whether the class is a supertype of one that is being defined. */
    private static boolean isDefining() {
        return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.takeWhile(TracingLoader::isOfLoader)
                        .anyMatch(frame -> frame.getMethodName().equals("findClass")));
    }

    /** The frames behind those of class loaders. */
    private static List<StackFrame> callers() {
        return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames ->
                        frames.dropWhile(TracingLoader::isOfLoader).limit(6).toList());
    }

    private static boolean isOfLoader(StackFrame frame) {
        return ClassLoader.class.isAssignableFrom(frame.getDeclaringClass());
    }

    private static boolean isTraced(String type) {
        return TRACED.stream().anyMatch(type::startsWith);
    }
}
