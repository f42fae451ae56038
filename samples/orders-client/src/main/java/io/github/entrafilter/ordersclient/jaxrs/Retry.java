package io.github.entrafilter.ordersclient.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * Sends a request again, and replaces the response.
 *
 * @param request the original request
 * @param mark the property that marks the retry
 */
record Retry(ClientRequestContext request, String mark) {

    void with(String authorization, ClientResponseContext response) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(request.getHeaders());
        headers.putSingle(HttpHeaders.AUTHORIZATION, authorization);
        Invocation.Builder retry = request.getClient()
                .target(request.getUri())
                .request()
                .headers(headers)
                .property(mark, true);
        Response second = request.hasEntity()
                ? retry.method(request.getMethod(), Entity.entity(request.getEntity(), request.getMediaType()))
                : retry.method(request.getMethod());
        response.setStatusInfo(second.getStatusInfo());
        response.getHeaders().clear();
        response.getHeaders().putAll(second.getStringHeaders());
        response.setEntityStream(second.readEntity(InputStream.class));
    }
}
