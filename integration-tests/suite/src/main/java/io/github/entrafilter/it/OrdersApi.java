package io.github.entrafilter.it;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The deployed orders service, as a caller sees it. */
final class OrdersApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;

    /** Some adapters name the machine; we stay on the loopback interface. */
    OrdersApi(URL deployed) {
        this.base =
                "http://localhost:" + deployed.getPort() + deployed.getPath().replaceFirst("/$", "");
    }

    /** With a token, as honest callers do. */
    Reply get(String path, String token) {
        return send("GET", path, List.of("Bearer " + token));
    }

    /** With a form, and no Authorization header. */
    Reply postForm(String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return replyTo(request);
    }

    /** With these values of the Authorization header, each in a line of its own, and further headers. */
    Reply send(String method, String path, List<String> authorization, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody());
        authorization.forEach(value -> request.header("Authorization", value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return replyTo(request.build());
    }

    private static Reply replyTo(HttpRequest request) {
        try {
            return Reply.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
