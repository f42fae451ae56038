package io.github.entrafilter.application;

import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One application's protections, the state that they share, and its life. Settings are read before anything runs in the
 * background, so an application whose deployment fails leaves nothing behind. Background work begins with
 * {@link #start} or the first protection, and ends with the last filter or with the application, whichever the
 * container reports. Thread-safe.
 */
public final class ProtectedApplication implements AutoCloseable {

    /** The name of the filter that protects everything where web.xml maps none. */
    public static final String OWN_FILTER = "EntraFilterOnEverything";

    private static final String ATTRIBUTE = "io.github.entrafilter.application";

    /** All open applications that share this JAR's class loader. */
    private static final Set<ProtectedApplication> OPEN = ConcurrentHashMap.newKeySet();

    /** Whether a JAX-RS application with this class loader has our filters. */
    private static volatile boolean resourcesProtected;

    private final ApplicationSettings settings = new ApplicationSettings();
    private final ProtectionRegistry protections = new ProtectionRegistry(settings, this::open);
    private final Rehearsal rehearsal = new Rehearsal();
    private final AtomicInteger filters = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** An application without servlet context attributes; nothing runs yet. */
    ProtectedApplication() {}

    /**
     * The application of these servlet context attributes; the first call creates it. It may be closed: requests that
     * are under way when an application stops are still judged by it.
     */
    public static ProtectedApplication of(
            Function<String, @Nullable Object> attribute, BiConsumer<String, Object> setAttribute) {
        if (attribute.apply(ATTRIBUTE) instanceof ProtectedApplication application) {
            return application;
        }
        ProtectedApplication application = new ProtectedApplication();
        setAttribute.accept(ATTRIBUTE, application);
        return application;
    }

    /** The application of these attributes for a start: a new one in place of one that is closed. */
    public static ProtectedApplication starting(
            Function<String, @Nullable Object> attribute, BiConsumer<String, Object> setAttribute) {
        ProtectedApplication application = of(attribute, setAttribute);
        return application.isClosed() ? of(name -> null, setAttribute) : application;
    }

    /** Sets the path that the application is deployed at, before its settings are read: warnings depend on it. */
    public ProtectedApplication deployedAt(String contextPath) {
        settings.deployedAt(contextPath);
        return this;
    }

    /**
     * Reads the settings of all filters that are declared when the application starts, and starts nothing.
     *
     * @param filters the settings of each filter, by its name
     * @return one report for each filter, with its effective settings
     * @throws InvalidSettingsException with the problems of all filters' settings
     */
    public List<String> configure(Map<String, Map<String, String>> filters) {
        return settings.readAll(filters);
    }

    /** The rules of a filter; empty unless its settings have been read. */
    public Optional<AccessSettings> rulesOf(String filter) {
        Optional<Settings> known = settings.known(filter);
        return known.isPresent() ? Optional.of(known.get().access()) : Optional.empty();
    }

    /** Starts the background work of all filters whose settings have been read, ahead of their requests. */
    public void start() {
        for (String filter : settings.filters()) {
            protections.of(filter);
        }
    }

    /** Runs made-up requests in the background, once: they load and link all that real ones need. */
    public void rehearse(Runnable madeUpRequests) {
        rehearsal.start(madeUpRequests);
    }

    /** Records that a JAX-RS application has loaded our filters. */
    public static void markResourcesProtected() {
        resourcesProtected = true;
    }

    /** Whether any JAX-RS application with this class loader has loaded our filters. */
    public static boolean areResourcesProtected() {
        return resourcesProtected;
    }

    /** Counts a filter that requests may reach from now on. */
    public void enter() {
        filters.incrementAndGet();
    }

    /** Counts a filter out. Closes the application after the last one: no request can reach it any more. */
    public void leave() {
        if (filters.decrementAndGet() == 0) {
            close();
        }
    }

    /**
     * The protection of one filter.
     *
     * @param filter the filter's name
     * @param initParameters its own settings, which override the application's
     * @throws InvalidSettingsException with all problems of the settings
     */
    public Protection protection(String filter, Map<String, String> initParameters) {
        settings.read(filter, initParameters);
        return protections.of(filter);
    }

    /**
     * The protection of JAX-RS resources, by the application's settings. Where only filters have settings, all
     * enforcing filters protect; where no filter enforces, all do.
     *
     * @throws InvalidSettingsException with all problems of the application's settings, where no filter has settings
     */
    public ResourceProtection protectionOfResources() {
        return protections.ofResources();
    }

    /**
     * The state of the signing keys of all applications that share this JAR's class loader: of one, where the JAR is in
     * its WAR. For health checks, which run outside of any application and have no servlet context.
     */
    public static List<KeyStatus> keyStatusOfAll() {
        return OPEN.stream()
                .flatMap(application -> application.keyStatus().stream())
                .toList();
    }

    /** The state of this application's signing keys. */
    public List<KeyStatus> keyStatus() {
        return protections.keyStatus();
    }

    private void open() {
        if (!isClosed()) {
            OPEN.add(this);
        }
    }

    /** Whether the application has ended. */
    public boolean isClosed() {
        return closed.get();
    }

    /**
     * Stops all background work, and waits for its threads for a few seconds at most. Requests that are under way are
     * judged by the keys as they are.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        OPEN.remove(this);
        rehearsal.await();
        protections.close();
        RecordLinkage.forget();
    }
}
