package io.github.entrafilter.ordersclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The orders service as a caller sees it. Each request carries an access token. */
final class OrdersApi {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    // The token goes to the base URL and nowhere else: redirects are not followed, nor is any other address in an
    // answer.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final URI base;
    private final TokenSource tokens;

    OrdersApi(URI base, TokenSource tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    Answer list() throws CallFailedException {
        return send(HttpRequest.newBuilder(orders()).GET());
    }

    Answer place(String order) throws CallFailedException {
        return send(HttpRequest.newBuilder(orders())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order)));
    }

    Answer cancel(String id) throws CallFailedException {
        return send(HttpRequest.newBuilder(URI.create(orders() + "/" + id)).DELETE());
    }

    private URI orders() {
        return URI.create(base + "/api/orders");
    }

    private Answer send(HttpRequest.Builder request) throws CallFailedException {
        HttpRequest authorized = request.header("Authorization", "Bearer " + tokens.token())
                .header("Accept", "application/json")
                .timeout(ANSWER_TIMEOUT)
                .build();
        try {
            return Answer.of(http.send(authorized, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new CallFailedException("the service does not answer at " + base + "; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailedException("interrupted", e);
        }
    }
}
