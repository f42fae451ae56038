package io.github.entrafilter.ordersclient.http;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.ClaimsChallenge;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends requests with an access token, and retries once with another token after a 401. Safe for use by several
 * threads.
 */
public final class AuthorizedHttpClient {

    private static final int UNAUTHORIZED = 401;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(20);

    // Redirects are not followed, so the token goes to the service only.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final AccessTokens tokens;

    /** Creates a client that uses these tokens. */
    public AuthorizedHttpClient(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Sends a request, whose body must be repeatable.
     *
     * @throws IOException if there is no token, or no response
     */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String token = tokens.current();
        HttpResponse<String> response = send(request, token);
        Optional<String> another =
                response.statusCode() == UNAUTHORIZED ? insteadOf(token, response) : Optional.empty();
        return another.isPresent() ? send(request, another.get()) : response;
    }

    private Optional<String> insteadOf(String token, HttpResponse<String> response) throws IOException {
        return tokens.insteadOf(token, ClaimsChallenge.of(response.headers().allValues("WWW-Authenticate")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        HttpRequest authorized = request.copy()
                .setHeader("Authorization", "Bearer " + token)
                .timeout(RESPONSE_TIMEOUT)
                .build();
        return http.send(authorized, BodyHandlers.ofString());
    }
}
