package io.github.entrafilter.localentra.http;

/** Handles the requests of a route. Called by several threads concurrently. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Returns the response to a request.
     *
     * @throws MalformedRequestException if the request is malformed; the server responds with 400
     */
    Response respond(Request request) throws MalformedRequestException;
}
