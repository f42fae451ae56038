package io.github.entrafilter.localentra.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param method the HTTP method, in upper case
 * @param path the path, decoded, with single slashes
 * @param variables the path variables of the route
 * @param query the query's parameters
 * @param form the parameters of a form in the body; empty for any other body
 * @param body the body
 * @param headers the first value of each header, under its name in lower case
 */
public record Request(
        String method,
        String path,
        Map<String, String> variables,
        Parameters query,
        Parameters form,
        String body,
        Map<String, String> headers) {

    /** Copies the maps. */
    public Request {
        variables = Map.copyOf(variables);
        headers = Map.copyOf(headers);
    }

    /** Returns the first value of a header; its name is case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns a path variable, which the route must have. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    Request with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Request(method, path, all, query, form, body, headers);
    }
}
