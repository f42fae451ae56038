package io.github.entrafilter.it.jetty;

import java.nio.file.Path;
import org.eclipse.jetty.ee11.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketConfiguration;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketConfiguration;
import org.eclipse.jetty.server.Handler;

/** Web applications in Jetty's environment for Jakarta EE 11. */
final class WebApplications {

    private WebApplications() {}

    /** Returns an application with annotations and WebSocket endpoints. */
    static Handler complete(Path war, String contextPath) {
        WebAppContext application = application(war, contextPath);
        application.addConfiguration(new AnnotationConfiguration(), new JakartaWebSocketConfiguration());
        return application;
    }

    /** Returns an application without the module for annotations, by which Jetty finds container initializers, too. */
    static Handler withoutAnnotations(Path war, String contextPath) {
        WebAppContext application = application(war, contextPath);
        application
                .getConfigurations()
                .remove(AnnotationConfiguration.class.getName(), JakartaWebSocketConfiguration.class.getName());
        return application;
    }

    /** Returns an application with annotations, and without the standard API for WebSockets. */
    static Handler withOwnWebSockets(Path war, String contextPath) {
        WebAppContext application = application(war, contextPath);
        application.addConfiguration(new AnnotationConfiguration(), new JettyWebSocketConfiguration());
        application.setAttribute(
                AnnotationConfiguration.SERVLET_CONTAINER_INITIALIZER_EXCLUSION_PATTERN,
                JakartaWebSocketServletContainerInitializer.class.getName());
        return application;
    }

    private static WebAppContext application(Path war, String contextPath) {
        WebAppContext application = new WebAppContext(war.toString(), contextPath);
        application.setThrowUnavailableOnStartupException(true);
        return application;
    }
}
