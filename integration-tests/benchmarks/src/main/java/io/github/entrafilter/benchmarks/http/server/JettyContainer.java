package io.github.entrafilter.benchmarks.http.server;

import io.github.entrafilter.benchmarks.scene.Trust;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty. */
final class JettyContainer implements Container {

    @Override
    public int start(List<Guard> guards, Trust trust) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (Guard guard : guards) {
            ServletContextHandler context = new ServletContextHandler(guard.path());
            context.addServlet(new ServletHolder("answer", new AnswerServlet()), "/*");
            Optional<Filter> filter = guard.filter(trust);
            if (filter.isPresent()) {
                FilterHolder holder = new FilterHolder(filter.get());
                holder.setName("guard");
                guard.settings(trust).forEach(holder::setInitParameter);
                context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
            }
            contexts.addHandler(context);
        }
        server.setHandler(contexts);
        server.start();
        return connector.getLocalPort();
    }
}
