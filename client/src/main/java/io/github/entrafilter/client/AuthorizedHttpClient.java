package io.github.entrafilter.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests to a service with an access token, and retries once with another token after a 401. Safe for use by
 * several threads.
 */
public final class AuthorizedHttpClient {

    private static final int UNAUTHORIZED = 401;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final ServiceUrl service;
    private final AccessTokens tokens;

    /**
     * Creates a client of a service, with timeouts of 5 seconds to connect and 20 seconds for a response.
     *
     * @param service the base URL of the service
     * @throws IllegalArgumentException if the URL is neither https nor on this machine
     */
    public AuthorizedHttpClient(URI service, AccessTokens tokens) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build(),
                service,
                tokens);
    }

    /**
     * Creates a client of a service that sends requests by another client.
     *
     * @param http a client that follows no redirects, because it would send the token along
     * @param service the base URL of the service
     * @throws IllegalArgumentException if the client follows redirects, or the URL is neither https nor on this machine
     */
    public AuthorizedHttpClient(HttpClient http, URI service, AccessTokens tokens) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "the HttpClient follows redirects and would send tokens along; build it with Redirect.NEVER");
        }
        this.http = http;
        this.service = ServiceUrl.of(service);
        this.tokens = tokens;
    }

    /**
     * Sends a request, whose body must be repeatable, and waits for the response.
     *
     * @throws IOException if there is no token, or no response
     * @throws IllegalArgumentException if the URL of the request is not one of the service
     */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        if (!service.covers(request.uri())) {
            throw new IllegalArgumentException("not a URL of the service at " + service.uri() + ": " + request.uri());
        }
        String token = tokens.current();
        HttpResponse<T> response = http.send(authorized(request, token), handler);
        if (response.statusCode() != UNAUTHORIZED) {
            return response;
        }
        List<String> challenges = response.headers().allValues("WWW-Authenticate");
        Optional<String> another = tokens.insteadOf(token, challenges);
        if (another.isEmpty()) {
            return response;
        }
        close(response.body());
        return http.send(authorized(request, another.get()), handler);
    }

    private static HttpRequest authorized(HttpRequest request, String token) {
        HttpRequest.Builder authorized =
                HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Authorization"));
        if (request.timeout().isEmpty()) {
            authorized.timeout(RESPONSE_TIMEOUT);
        }
        return authorized.header("Authorization", "Bearer " + token).build();
    }

    /** Frees the connection, if the body is a stream. */
    private static void close(Object body) throws IOException {
        if (body instanceof Closeable stream) {
            stream.close();
        }
    }
}
