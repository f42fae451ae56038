package io.github.entrafilter.localentra.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked.
 *
 * @param method the HTTP method, in upper case
 * @param path the path, decoded, with single slashes
 * @param variables what stood in the path where its template has a name in braces
 * @param query the query's parameters
 * @param form the parameters of a form in the body; none for any other body
 * @param body the body's text
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

    /** Keeps copies. */
    public Request {
        variables = Map.copyOf(variables);
        headers = Map.copyOf(headers);
    }

    /** The first value of this header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What stood in the path in this variable's place; the route's template must have it. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    Request with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Request(method, path, all, query, form, body, headers);
    }
}
