package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.page.PageFile;

/**
 * The root path: a page for browsers, plain text for other clients.
 *
 * @param tenantId the tenant in the plain text
 */
record IndexEndpoint(String tenantId) implements Endpoint {

    @Override
    public Response respond(Request request) {
        boolean browser =
                request.header("Accept").filter(it -> it.contains("text/html")).isPresent();
        boolean plain = request.query().values().containsKey("plain");
        return browser && !plain
                ? PageFile.HTML.respond(request)
                : Response.text(200, IndexText.of(tenantId)).header("Vary", "Accept");
    }
}
