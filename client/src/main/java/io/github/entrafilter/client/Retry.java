package io.github.entrafilter.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A second attempt of a request, whose response replaces the first.
 *
 * @param request the first attempt
 */
record Retry(ClientRequestContext request) {

    /** MicroProfile REST Client requires this property of each implementation. */
    static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    /** Jersey follows redirects, and would send the token along; other implementations do not. */
    static final String JERSEY_FOLLOWS_REDIRECTS = "jersey.config.client.followRedirects";

    private static final String MARK = Retry.class.getName();
    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final int READ_TIMEOUT_SECONDS = 20;

    /** Returns whether a request is a second attempt. */
    static boolean is(ClientRequestContext request) {
        return request.getProperty(MARK) != null;
    }

    void with(String authorization, ClientResponseContext response) {
        boolean ofInterface = request.getProperty(INVOKED_METHOD) != null;
        Client client = ofInterface ? clientWithoutInterface() : request.getClient();
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(request.getHeaders());
        headers.putSingle(HttpHeaders.AUTHORIZATION, authorization);
        Invocation.Builder retry = client.target(request.getUri())
                .request()
                .headers(headers)
                .property(MARK, true)
                .property(JERSEY_FOLLOWS_REDIRECTS, false);
        Response second = request.hasEntity()
                ? retry.method(request.getMethod(), Entity.entity(request.getEntity(), request.getMediaType()))
                : retry.method(request.getMethod());
        response.setStatusInfo(second.getStatusInfo());
        response.getHeaders().clear();
        response.getHeaders().putAll(second.getStringHeaders());
        InputStream body = second.readEntity(InputStream.class);
        response.setEntityStream(ofInterface ? closing(body, client) : body);
    }

    /**
     * Returns a client like that of a REST client interface, which itself sends no other requests than those of its
     * methods: RESTEasy throws a NullPointerException. Headers are complete by now, so filters are left out.
     */
    private Client clientWithoutInterface() {
        ClientBuilder builder = ClientBuilder.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        Optional.ofNullable(request.getClient().getSslContext()).ifPresent(builder::sslContext);
        Optional.ofNullable(request.getClient().getHostnameVerifier()).ifPresent(builder::hostnameVerifier);
        Configuration standard = builder.getConfiguration();
        Configuration configuration = request.getConfiguration();
        configuration.getClasses().stream()
                .filter(it -> isWriter(it) && !standard.isRegistered(it))
                .forEach(builder::register);
        configuration.getInstances().stream()
                .filter(it -> isWriter(it.getClass()) && !standard.isRegistered(it.getClass()))
                .forEach(builder::register);
        return builder.build();
    }

    private static boolean isWriter(Class<?> type) {
        return MessageBodyWriter.class.isAssignableFrom(type)
                || WriterInterceptor.class.isAssignableFrom(type)
                || ContextResolver.class.isAssignableFrom(type);
    }

    private static InputStream closing(InputStream body, Client client) {
        return new FilterInputStream(body) {
            @Override
            public void close() throws IOException {
                super.close();
                client.close();
            }
        };
    }
}
