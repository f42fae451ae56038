package io.github.entrafilter.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Adds an access token to each request to a service, and retries once with another token after a 401. Register it on a
 * client of Jakarta REST: {@code ClientBuilder.newBuilder().register(new BearerTokenFilter(service, tokens))}. Safe for
 * use by several threads.
 *
 * <p>Quarkus REST calls filters on an event loop after a 401: there, the call stays refused, and the next one has
 * another token.
 */
public final class BearerTokenFilter implements ClientRequestFilter, ClientResponseFilter {

    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "Bearer ";

    private final ServiceUrl service;
    private final AccessTokens tokens;

    /**
     * Creates a filter for a service.
     *
     * @param service its base URL; requests to other URLs get no token
     * @param tokens the source of tokens
     * @throws IllegalArgumentException if the URL is neither https nor on this machine
     */
    public BearerTokenFilter(URI service, AccessTokens tokens) {
        this(ServiceUrl.of(service), tokens);
    }

    BearerTokenFilter(ServiceUrl service, AccessTokens tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (service.covers(request.getUri()) && !Retry.is(request)) {
            request.setProperty(Retry.JERSEY_FOLLOWS_REDIRECTS, false);
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, BEARER + tokens.current());
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        String sent = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElse("");
        boolean refused = response.getStatus() == UNAUTHORIZED
                && service.covers(request.getUri())
                && sent.startsWith(BEARER)
                && !Retry.is(request);
        if (refused) {
            String token = sent.substring(BEARER.length());
            List<String> challenges =
                    List.copyOf(response.getHeaders().getOrDefault(HttpHeaders.WWW_AUTHENTICATE, List.of()));
            if (EventLoop.isOnCurrentThread()) {
                replaceInBackground(token, challenges);
            } else {
                retry(request, response, tokens.insteadOf(token, challenges));
            }
        }
    }

    private static void retry(
            ClientRequestContext request, ClientResponseContext response, Optional<String> anotherToken) {
        // A stream is consumed, and cannot be sent again.
        if (anotherToken.isPresent() && !(request.getEntity() instanceof InputStream)) {
            new Retry(request).with(BEARER + anotherToken.get(), response);
        }
    }

    /** The next request has another token; this one stays refused. */
    private void replaceInBackground(String token, List<String> challenges) {
        CompletableFuture<Optional<String>> unused = CompletableFuture.supplyAsync(() -> {
            try {
                return tokens.insteadOf(token, challenges);
            } catch (TokenUnavailableException e) {
                return Optional.empty();
            }
        });
    }
}
