package io.github.entrafilter.it.tomee;

import io.github.entrafilter.it.embedded.EmbeddedServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.tomee.embedded.Configuration;
import org.apache.tomee.embedded.Container;

/** TomEE with Jakarta REST. */
public final class TomeeServer implements EmbeddedServer {

    private final Container container = new Container();
    private String deployed = "";

    @Override
    public int start(Path scratch) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setHost("localhost");
        configuration.setHttpPort(freePort());
        configuration.setStopPort(-1);
        configuration.setQuickSession(true);
        configuration.setDir(scratch.toString());
        container.setup(configuration);
        container.start();
        return configuration.getHttpPort();
    }

    /** TomEE does not tell which port it got if it may choose. */
    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void deploy(Path war, String contextPath) throws Exception {
        deployed = contextPath;
        container.deploy(contextPath.substring(1), war.toFile());
        // TomEE keeps quiet about an application that a listener of its own has stopped.
        org.apache.catalina.Container started = container.getTomcat().getHost().findChild(contextPath);
        if (started == null || !started.getState().isAvailable()) {
            throw new IllegalStateException(contextPath + " did not start");
        }
    }

    @Override
    public void undeploy() throws Exception {
        container.undeploy(deployed.substring(1));
    }

    @Override
    public void stop() throws Exception {
        container.stop();
    }
}
