package io.github.entrafilter.ordersclient.jaxrs;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.ClaimsChallenge;
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

/**
 * Adds an access token to each request to a service, and retries once with another token after a 401. Register it on a
 * JAX-RS client: {@code ClientBuilder.newBuilder().register(new BearerTokenFilter(service, tokens))}. Safe for use by
 * several threads.
 */
public final class BearerTokenFilter implements ClientRequestFilter, ClientResponseFilter {

    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "Bearer ";
    private static final String RETRY = BearerTokenFilter.class.getName() + ".retry";

    private final URI service;
    private final AccessTokens tokens;

    /**
     * Creates a filter for a service.
     *
     * @param service its base URL; requests to other URLs get no token
     * @param tokens the source of tokens
     */
    public BearerTokenFilter(URI service, AccessTokens tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (isForService(request.getUri()) && request.getProperty(RETRY) == null) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, BEARER + tokens.current());
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        Optional<String> sent = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        boolean retry = response.getStatus() == UNAUTHORIZED
                && isForService(request.getUri())
                && request.getProperty(RETRY) == null
                // A stream is consumed, and cannot be sent again.
                && !(request.getEntity() instanceof InputStream);
        if (sent.isPresent() && retry) {
            Optional<String> another = tokens.insteadOf(
                    sent.get(),
                    ClaimsChallenge.of(response.getHeaders().getOrDefault(HttpHeaders.WWW_AUTHENTICATE, List.of())));
            if (another.isPresent()) {
                new Retry(request, RETRY).with(BEARER + another.get(), response);
            }
        }
    }

    private boolean isForService(URI uri) {
        return (uri + "/").startsWith(service.toString().replaceFirst("/*$", "/"));
    }
}
