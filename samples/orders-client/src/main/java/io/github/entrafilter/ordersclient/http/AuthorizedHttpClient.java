package io.github.entrafilter.ordersclient.http;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends requests with an access token; after a 401 once more, with another token. Safe for use by several threads. */
public final class AuthorizedHttpClient {

    private static final int UNAUTHORIZED = 401;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    // The token goes where the request goes and nowhere else: redirects are not followed.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final AccessTokens tokens;

    /** One that has its tokens from there. */
    public AuthorizedHttpClient(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Sends this request, whose body must be one that can be sent twice.
     *
     * @throws IOException if there is no token, or no answer
     */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String token = tokens.current();
        HttpResponse<String> answer = send(request, token);
        Optional<String> another = answer.statusCode() == UNAUTHORIZED ? tokens.insteadOf(token) : Optional.empty();
        return another.isPresent() ? send(request, another.get()) : answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        HttpRequest authorized = request.copy()
                .setHeader("Authorization", "Bearer " + token)
                .timeout(ANSWER_TIMEOUT)
                .build();
        return http.send(authorized, BodyHandlers.ofString());
    }
}
