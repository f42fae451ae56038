package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import java.util.regex.Pattern;

/**
 * Keeps web pages out of an endpoint that anybody on this machine may use. A page that sends requests to localhost
 * gives itself away by its {@code Origin}; one that had its own host name resolved to this machine, by its
 * {@code Host}.
 *
 * @param endpoint the endpoint behind
 */
record LocalCallersOnly(Endpoint endpoint) implements Endpoint {

    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    @Override
    public Answer answer(Request request) throws MalformedRequestException {
        if (request.header("Origin").isPresent()) {
            return Answer.error(403, "forbidden", "Web pages are not let in: the request has an Origin");
        }
        if (request.header("Host").filter(host -> LOCAL.matcher(host).matches()).isEmpty()) {
            return Answer.error(403, "forbidden", "Only requests to localhost are let in, by that name");
        }
        return endpoint.answer(request);
    }
}
