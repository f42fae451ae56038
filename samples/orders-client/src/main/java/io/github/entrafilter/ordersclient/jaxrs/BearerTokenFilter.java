package io.github.entrafilter.ordersclient.jaxrs;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Puts an access token into each request to a service; after a 401 it asks once more, with another token. Register it
 * on a JAX-RS client: {@code ClientBuilder.newBuilder().register(new BearerTokenFilter(service, tokens))}. Safe for use
 * by several threads.
 */
public final class BearerTokenFilter implements ClientRequestFilter, ClientResponseFilter {

    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "Bearer ";
    private static final String SECOND_TRY = BearerTokenFilter.class.getName() + ".second-try";

    private final URI service;
    private final AccessTokens tokens;

    /**
     * For this service.
     *
     * @param service its base URL: requests to anybody else get no token
     * @param tokens where its tokens come from
     */
    public BearerTokenFilter(URI service, AccessTokens tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (isForService(request.getUri()) && request.getProperty(SECOND_TRY) == null) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, BEARER + tokens.current());
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        Optional<String> sent = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        boolean again = response.getStatus() == UNAUTHORIZED
                && isForService(request.getUri())
                && request.getProperty(SECOND_TRY) == null
                // A stream has been read, and cannot be sent again.
                && !(request.getEntity() instanceof InputStream);
        if (sent.isPresent() && again) {
            Optional<String> another = tokens.insteadOf(sent.get());
            if (another.isPresent()) {
                new SecondTry(request, SECOND_TRY).with(BEARER + another.get(), response);
            }
        }
    }

    private boolean isForService(URI uri) {
        return (uri + "/").startsWith(service.toString().replaceFirst("/*$", "/"));
    }
}
