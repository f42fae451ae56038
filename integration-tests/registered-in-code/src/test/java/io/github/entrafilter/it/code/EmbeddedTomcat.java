package io.github.entrafilter.it.code;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat 10.1 with one context. */
record EmbeddedTomcat(Tomcat tomcat, Context context) implements EmbeddedServer.Running {

    static void protect(Context context, Map<String, String> settings) {
        Filter filter = EntraFilter.of(settings);
        FilterDef definition = new FilterDef();
        definition.setFilterName("orders");
        definition.setFilter(filter);
        definition.setFilterClass(filter.getClass().getName());
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("orders");
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }

    static EmbeddedTomcat start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
            throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        for (String path : EmbeddedServer.PATHS) {
            Tomcat.addServlet(context, path, OrdersServlet.class.getName()).setAsyncSupported(true);
            context.addServletMapping(path, path);
        }
        initializers.forEach(initializer -> context.addServletContainerInitializer(initializer, Set.of()));
        filters.forEach(settings -> protect(context, settings));
        EmbeddedTomcat server = new EmbeddedTomcat(tomcat, context);
        tomcat.start();
        try {
            server.requireAvailable();
        } catch (LifecycleException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Tomcat goes on without an application that could not start. */
    private void requireAvailable() throws LifecycleException {
        if (!context.getState().isAvailable()) {
            throw new LifecycleException("the context is " + context.getStateName());
        }
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException(e);
        }
    }
}
