package io.github.entrafilter.it.release;

import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;

/** A Jetty with one WAR: port, WAR, context path. */
final class JettyProgram {

    private JettyProgram() {}

    public static void main(String[] arguments) throws Exception {
        WebAppContext application = new WebAppContext(arguments[1], arguments[2]);
        application.addConfiguration(new AnnotationConfiguration());
        application.setThrowUnavailableOnStartupException(true);
        Server server = new Server(Integer.parseInt(arguments[0]));
        server.setHandler(application);
        server.start();
        server.join();
    }
}
