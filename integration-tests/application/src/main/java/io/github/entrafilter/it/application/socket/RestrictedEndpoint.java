package io.github.entrafilter.it.application.socket;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint below a path whose filter has {@code roles-allowed}. */
@ServerEndpoint("/restricted/echo")
public class RestrictedEndpoint {

    /** Names the caller. */
    @OnMessage
    public String echo(String message, Session session) {
        return EchoEndpoint.named(message, session);
    }
}
