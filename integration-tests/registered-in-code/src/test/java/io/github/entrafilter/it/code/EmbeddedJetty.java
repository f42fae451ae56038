package io.github.entrafilter.it.code;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Jetty 12 with one context. */
record EmbeddedJetty(Server server, ServletContextHandler context) implements EmbeddedServer.Running {

    static void protect(ServletContextHandler context, Map<String, String> settings) {
        FilterHolder filter = new FilterHolder(EntraFilter.of(settings));
        filter.setName("orders");
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    static EmbeddedJetty start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
            throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler("/");
        EmbeddedServer.PATHS.forEach(path -> context.addServlet(new ServletHolder(path, new OrdersServlet()), path));
        initializers.forEach(context::addServletContainerInitializer);
        filters.forEach(settings -> protect(context, settings));
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new EmbeddedJetty(server, context);
    }

    @Override
    public int port() {
        return server.getURI().getPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
