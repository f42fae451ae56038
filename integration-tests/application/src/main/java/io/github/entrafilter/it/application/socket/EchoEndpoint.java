package io.github.entrafilter.it.application.socket;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.security.Principal;

/** Answers each message with the name of the caller of the handshake. */
@ServerEndpoint("/socket/echo")
public class EchoEndpoint {

    /** Names the caller. */
    @OnMessage
    public String echo(String message, Session session) {
        return named(message, session);
    }

    static String named(String message, Session session) {
        Principal caller = session.getUserPrincipal();
        return message + " from " + (caller == null ? "anonymous" : caller.getName());
    }
}
