package io.github.entrafilter.localentra.http;

/**
 * Refuses requests that a web page of another origin sends. Browsers name the page's origin in {@code Origin}; other
 * clients send no such header.
 *
 * @param endpoint the endpoint behind
 */
public record SameOriginOnly(Endpoint endpoint) implements Endpoint {

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        String host = request.header("Host").orElse("");
        boolean foreign = request.header("Origin")
                .filter(origin -> !origin.replaceFirst("^https?://", "").equals(host))
                .isPresent();
        return foreign
                ? Response.error(403, "forbidden", "Requests of web pages from another origin are refused")
                : endpoint.respond(request);
    }
}
