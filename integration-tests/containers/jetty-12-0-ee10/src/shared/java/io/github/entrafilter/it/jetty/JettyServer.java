package io.github.entrafilter.it.jetty;

import io.github.entrafilter.it.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** A Jetty that trusts the forwarding headers of a proxy, and also speaks HTTP/2 without TLS. */
public final class JettyServer implements EmbeddedServer {

    private final ContextHandlerCollection applications = new ContextHandlerCollection();
    private final Server server = new Server();
    private final BiFunction<Path, String, Handler> applicationOf;

    /** Creates a server for applications with annotations and WebSocket endpoints. */
    public JettyServer() {
        this(WebApplications::complete);
    }

    private JettyServer(BiFunction<Path, String, Handler> applicationOf) {
        this.applicationOf = applicationOf;
    }

    /** Returns a server without the module for annotations. */
    static JettyServer withoutAnnotations() {
        return new JettyServer(WebApplications::withoutAnnotations);
    }

    /** Returns a server with Jetty's own API for WebSockets only. */
    static JettyServer withOwnWebSockets() {
        return new JettyServer(WebApplications::withOwnWebSockets);
    }

    @Override
    public int start(Path scratch) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new ForwardedRequestCustomizer());
        System.setProperty("it.rewriting.headers", "X-Forwarded-For,Forwarded");
        ServerConnector connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setTempDirectory(scratch.toFile());
        server.setHandler(applications);
        server.start();
        return connector.getLocalPort();
    }

    @Override
    public void deploy(Path war, String contextPath) throws Exception {
        Handler application = applicationOf.apply(war, contextPath);
        applications.addHandler(application);
        application.start();
    }

    @Override
    public void undeploy() throws Exception {
        for (Handler application : applications.getHandlers()) {
            application.stop();
            applications.removeHandler(application);
        }
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
