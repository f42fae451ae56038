package io.github.entrafilter.it;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The response to a WebSocket handshake.
 *
 * @param status 101 where the endpoint was reached
 * @param message the endpoint's answer to one message; empty where it was not reached
 */
record WebSocketReply(int status, String message) {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int PATIENCE_SECONDS = 30;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Opens a WebSocket, with these values of the Authorization header, and says hello. */
    static WebSocketReply of(URL deployed, String path, List<String> authorization) {
        URI address = URI.create(OrdersApi.baseOf(deployed).replaceFirst("http", "ws") + path);
        WebSocket.Builder handshake = CLIENT.newWebSocketBuilder();
        authorization.forEach(value -> handshake.header("Authorization", value));
        FirstMessage answer = new FirstMessage();
        try {
            WebSocket socket = handshake.buildAsync(address, answer).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            socket.sendText("hello", true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String message = answer.text.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            socket.abort();
            return new WebSocketReply(SWITCHING_PROTOCOLS, message);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return new WebSocketReply(refused.getResponse().statusCode(), "");
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The endpoint does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class FirstMessage implements WebSocket.Listener {

        private final CompletableFuture<String> text = new CompletableFuture<>();
        private final StringBuilder received = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            received.append(part);
            if (last) {
                text.complete(received.toString());
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            text.completeExceptionally(error);
        }
    }
}
