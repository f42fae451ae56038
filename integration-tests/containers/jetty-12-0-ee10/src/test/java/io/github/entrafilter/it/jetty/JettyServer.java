package io.github.entrafilter.it.jetty;

import io.github.entrafilter.it.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketConfiguration;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/**
 * Jetty 12.0 with its environment for Jakarta EE 10, as behind a proxy, whose forwarding headers it believes; speaks
 * HTTP/2 without TLS, too.
 */
public final class JettyServer implements EmbeddedServer {

    private final ContextHandlerCollection applications = new ContextHandlerCollection();
    private final Server server = new Server();
    private final Consumer<WebAppContext> configuration;

    /** For applications with annotations and WebSocket endpoints. */
    public JettyServer() {
        this(application ->
                application.addConfiguration(new AnnotationConfiguration(), new JakartaWebSocketConfiguration()));
    }

    private JettyServer(Consumer<WebAppContext> configuration) {
        this.configuration = configuration;
    }

    /** As Jetty is without its module for annotations, by which it finds container initializers, too. */
    static JettyServer withoutAnnotations() {
        return new JettyServer(application -> application
                .getConfigurations()
                .remove(AnnotationConfiguration.class.getName(), JakartaWebSocketConfiguration.class.getName()));
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
        WebAppContext application = new WebAppContext(war.toString(), contextPath);
        configuration.accept(application);
        application.setThrowUnavailableOnStartupException(true);
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
