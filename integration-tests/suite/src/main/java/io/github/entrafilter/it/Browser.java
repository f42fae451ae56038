package io.github.entrafilter.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The deployed orders service, as a user sees it, whose cookies come along. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient still = client(HttpClient.Redirect.NEVER);
    private final HttpClient following = client(HttpClient.Redirect.NORMAL);
    private final String base;

    Browser(URL deployed) {
        this.base = OrdersApi.baseOf(deployed);
    }

    private HttpClient client(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(redirect)
                .build();
    }

    /** The whole address of a path. */
    URI address(String path) {
        return URI.create(base + path);
    }

    /** The first answer. */
    HttpResponse<String> ask(String path, String... headers) {
        return send(still, path, headers);
    }

    /** The last answer, wherever the others lead. */
    HttpResponse<String> visit(String path) {
        return send(following, path);
    }

    private HttpResponse<String> send(HttpClient client, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
