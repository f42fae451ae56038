package io.github.entrafilter.it;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The deployed orders service, as a caller sees it. */
public final class OrdersApi {

    static final String CONTEXT_PATH = "/orders";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP_1_1 = client(HttpClient.Version.HTTP_1_1);

    private final HttpClient client;
    private final String base;

    /** By HTTP/1.1. */
    public OrdersApi(URL deployed) {
        this(deployed, HTTP_1_1);
    }

    private OrdersApi(URL deployed, HttpClient client) {
        this(client, baseOf(deployed));
    }

    private OrdersApi(HttpClient client, String base) {
        this.client = client;
        this.base = base;
    }

    /** By HTTP/1.1, under another name. */
    public static OrdersApi at(int port, String name) {
        return new OrdersApi(HTTP_1_1, "http://localhost:" + port + "/" + name);
    }

    /** A client with HTTP/2 connections of its own, if the server upgrades them. */
    static OrdersApi overHttp2(URL deployed) {
        return new OrdersApi(deployed, client(HttpClient.Version.HTTP_2));
    }

    /**
     * Where it is. Some adapters name the machine; we stay on the loopback interface. And some lose the context root
     * where an application has servlets of many patterns; it is the name of the WAR.
     */
    static String baseOf(URL deployed) {
        return "http://localhost:" + deployed.getPort() + CONTEXT_PATH;
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).build();
    }

    /** With a token, as honest callers do. */
    public Reply get(String path, String token) {
        return send("GET", path, List.of("Bearer " + token));
    }

    /** With a form, and no Authorization header. */
    public Reply postForm(String path, String form) {
        return post(path, List.of(), "application/x-www-form-urlencoded", form);
    }

    /** With these values of the Authorization header, each in a line of its own, and a body. */
    public Reply post(String path, List<String> authorization, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        authorization.forEach(value -> request.header("Authorization", value));
        return replyTo(request.build());
    }

    /** With these values of the Authorization header, each in a line of its own, and further headers. */
    public Reply send(String method, String path, List<String> authorization, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody());
        authorization.forEach(value -> request.header("Authorization", value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return replyTo(request.build());
    }

    /** The version of HTTP that the server answers by. */
    HttpClient.Version versionOf(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        return responseTo(request).version();
    }

    private Reply replyTo(HttpRequest request) {
        return Reply.of(responseTo(request));
    }

    private HttpResponse<String> responseTo(HttpRequest request) {
        try {
            // The request's own timeout ends with the response's head.
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
