package io.github.entrafilter.faults.service;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.ApplicationLifecycle;
import io.github.entrafilter.settings.TokenVersion;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.modeler.Registry;

/**
 * Tomcat on the loopback interface with one application, which {@link EntraFilter} protects as a web.xml would set it
 * up. A {@link KeyWaits} precedes the filter.
 */
public final class ProtectedService implements AutoCloseable {

    /** The threads that serve requests. */
    public enum Threads {
        PLATFORM,
        /** Tomcat's {@code useVirtualThreads}; from JDK 21 on. */
        VIRTUAL
    }

    /** Far longer than anything here may take, on however busy a machine. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private static final String EVERYTHING = "/*";

    private final Tomcat tomcat;
    private final Context context;
    private final int port;
    private int fetchesAtEnd;

    private ProtectedService(Tomcat tomcat, Context context, int port) {
        this.tomcat = tomcat;
        this.context = context;
        this.port = port;
    }

    /** Starts a service on a free port, with these init-params of its filter. */
    public static ProtectedService start(Threads threads, Map<String, String> settings, KeyWaits waits)
            throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        // Several run in this JVM, and their management beans would have the same names.
        Registry.disableRegistry();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        Connector connector = connector(threads);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "orders", new OrdersServlet());
        context.addServletMapping(EVERYTHING, "orders");
        FilterDef protection = new FilterDef();
        protection.setFilterClass(EntraFilter.class.getName());
        settings.forEach(protection::addInitParameter);
        FilterDef detector = new FilterDef();
        detector.setFilter(waits);
        add("KeyWaits", detector, context);
        add("EntraFilter", protection, context);
        context.addApplicationListener(ApplicationLifecycle.class.getName());
        tomcat.start();
        return new ProtectedService(tomcat, context, connector.getLocalPort());
    }

    private static Connector connector(Threads threads) {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        // By default a connection ends after 100 requests.
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("useVirtualThreads", Boolean.toString(threads == Threads.VIRTUAL));
        return connector;
    }

    private static void add(String name, FilterDef definition, Context context) {
        definition.setFilterName(name);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern(EVERYTHING);
        context.addFilterDef(definition);
        context.addFilterMap(mapping);
    }

    /** The address of the protected servlet. */
    public URI address() {
        return URI.create("http://localhost:" + port + "/orders");
    }

    /** The state of its keys. */
    public KeyStatus keyStatus() {
        ServletContext servletContext = context.getServletContext();
        return ProtectedApplication.of(servletContext::getAttribute, servletContext::setAttribute)
                .keyStatus()
                .get(0);
    }

    /** Whether it has keys of both token versions. */
    public boolean hasAllKeys() {
        return keyStatus().usableUntil().size() == TokenVersion.values().length;
    }

    /** The number of fetches so far, successful or not. */
    public int fetches() {
        if (!isRunning()) {
            return fetchesAtEnd;
        }
        KeyStatus.Fetches fetches = keyStatus().fetches();
        return Math.toIntExact(fetches.fetched() + fetches.failed());
    }

    private boolean isRunning() {
        return tomcat.getServer().getState().isAvailable();
    }

    /** Waits until one more fetch has ended, successful or not. */
    public void awaitFetch() throws InterruptedException {
        int before = fetches();
        await("fetch", () -> fetches() > before);
    }

    /** Waits until this holds. */
    public void await(String what, BooleanSupplier holds) throws InterruptedException {
        Instant end = Instant.now().plus(MAX_WAIT);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no " + what + " within " + MAX_WAIT);
            }
            Thread.sleep(5);
        }
    }

    /** Closing twice does no harm. */
    @Override
    public void close() throws LifecycleException {
        if (isRunning()) {
            fetchesAtEnd = fetches();
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
