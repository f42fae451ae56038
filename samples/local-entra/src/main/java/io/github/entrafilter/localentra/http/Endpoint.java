package io.github.entrafilter.localentra.http;

/** What stands behind an address. Called by several threads at a time. */
@FunctionalInterface
public interface Endpoint {

    /**
     * The answer to this request.
     *
     * @throws MalformedRequestException if the request cannot be read; the server answers 400
     */
    Answer answer(Request request) throws MalformedRequestException;
}
