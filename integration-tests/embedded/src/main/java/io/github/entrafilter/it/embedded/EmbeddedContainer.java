package io.github.entrafilter.it.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The one {@link EmbeddedServer} on the class path, as Arquillian sees it. */
public final class EmbeddedContainer implements DeployableContainer<NoSettings> {

    private static final String HOST = "localhost";

    private final EmbeddedServer server =
            ServiceLoader.load(EmbeddedServer.class).findFirst().orElseThrow();
    private int port;

    @Override
    public Class<NoSettings> getConfigurationClass() {
        return NoSettings.class;
    }

    @Override
    public void setup(NoSettings configuration) {}

    /** Never spoken: the suite calls from outside. */
    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            port = server.start(scratch());
        } catch (Exception e) {
            throw new LifecycleException("The server does not start", e);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new LifecycleException("The server does not stop", e);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String name = archive.getName().replaceFirst("\\.war$", "");
        try {
            Path war = scratch().resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(war.toFile());
            server.deploy(war, "/" + name);
        } catch (Exception e) {
            // Arquillian undeploys what was deployed, and this was not.
            undeploy(archive);
            throw new DeploymentException("The application does not start", e);
        }
        HTTPContext context = new HTTPContext(HOST, port);
        // By this name Arquillian asks for the address of the application.
        context.add(new Servlet("ArquillianServletRunner", "/" + name));
        return new ProtocolMetaData().addContext(context);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            server.undeploy();
        } catch (Exception e) {
            throw new DeploymentException("The application does not end", e);
        }
    }

    private static Path scratch() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "server")), "scratch")
                .toAbsolutePath();
    }
}
