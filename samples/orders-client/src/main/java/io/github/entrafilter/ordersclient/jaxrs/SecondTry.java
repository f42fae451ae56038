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
 * Sends a request again, and puts the new answer in the old one's place.
 *
 * @param request the one that has been answered
 * @param mark the property by which the filter knows the second try
 */
record SecondTry(ClientRequestContext request, String mark) {

    void with(String authorization, ClientResponseContext response) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(request.getHeaders());
        headers.putSingle(HttpHeaders.AUTHORIZATION, authorization);
        Invocation.Builder again = request.getClient()
                .target(request.getUri())
                .request()
                .headers(headers)
                .property(mark, true);
        Response answer = request.hasEntity()
                ? again.method(request.getMethod(), Entity.entity(request.getEntity(), request.getMediaType()))
                : again.method(request.getMethod());
        response.setStatusInfo(answer.getStatusInfo());
        response.getHeaders().clear();
        response.getHeaders().putAll(answer.getStringHeaders());
        response.setEntityStream(answer.readEntity(InputStream.class));
    }
}
