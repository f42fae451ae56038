package io.github.entrafilter.it.tomcat;

import io.github.entrafilter.it.embedded.EmbeddedServer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.http2.Http2Protocol;

/** Tomcat as behind a proxy, whose forwarding headers it believes; speaks HTTP/2 without TLS, too. */
public final class TomcatServer implements EmbeddedServer {

    private final Tomcat tomcat = new Tomcat();

    @Override
    public int start(Path scratch) throws Exception {
        tomcat.setBaseDir(scratch.toString());
        tomcat.getHost()
                .setAppBase(Files.createDirectory(scratch.resolve("webapps")).toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "localhost");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.setConnector(connector);
        tomcat.getHost().getPipeline().addValve(new HeaderValve());
        System.setProperty("it.rewriting.headers", HeaderValve.HEADER);
        tomcat.start();
        return connector.getLocalPort();
    }

    @Override
    public void deploy(Path war, String contextPath) {
        Context application = tomcat.addWebapp(contextPath, war.toString());
        if (application.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("The application is " + application.getStateName());
        }
    }

    @Override
    public void undeploy() {
        for (Container application : tomcat.getHost().findChildren()) {
            tomcat.getHost().removeChild(application);
        }
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    /**
     * The valve only where there is a header to believe: it marks all other requests of a local proxy as rewritten,
     * too.
     */
    private static final class HeaderValve extends RemoteIpValve {

        private static final String HEADER = "X-Forwarded-For";

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getHeader(HEADER) == null) {
                getNext().invoke(request, response);
            } else {
                super.invoke(request, response);
            }
        }
    }
}
