package io.github.entrafilter.it.jetty;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.api.Session;

/** Adds an endpoint by Jetty's own API. */
@WebListener
public final class EndpointListener implements ServletContextListener {

    /** An endpoint that accepts every message. */
    public static final class Endpoint implements Session.Listener.AutoDemanding {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        JettyWebSocketServerContainer.getContainer(event.getServletContext()).addMapping("/ws", Endpoint.class);
    }
}
