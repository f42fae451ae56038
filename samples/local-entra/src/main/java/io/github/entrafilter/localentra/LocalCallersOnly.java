package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps web pages out of an endpoint that anybody on this machine may use. A page that sends requests to localhost
 * gives itself away by its {@code Origin}, unless it is ours; one that had its own host name resolved to this machine,
 * by its {@code Host}.
 *
 * @param endpoint the endpoint behind
 */
record LocalCallersOnly(Endpoint endpoint) implements Endpoint {

    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    @Override
    public Answer answer(Request request) throws MalformedRequestException {
        Optional<String> host = request.header("Host");
        if (host.filter(name -> LOCAL.matcher(name).matches()).isEmpty()) {
            return Answer.error(403, "forbidden", "Only requests to localhost are let in, by that name");
        }
        if (request.header("Origin")
                .filter(origin -> !origin.replaceFirst("^https?://", "").equals(host.get()))
                .isPresent()) {
            return Answer.error(403, "forbidden", "Pages of others are not let in: the request has another Origin");
        }
        return endpoint.answer(request);
    }
}
