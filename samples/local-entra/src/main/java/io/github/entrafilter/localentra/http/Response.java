package io.github.entrafilter.localentra.http;

import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param headers the headers, without length and date
 * @param body the body; empty if there is none
 */
public record Response(int status, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public Response {
        headers = Map.copyOf(headers);
    }

    /** Returns a JSON object, with {@code no-store} unless {@link #cacheControl} replaces it. */
    public static Response json(int status, JsonBuilder object) {
        return of(status, "application/json; charset=utf-8", object.toString());
    }

    /** Returns a JSON object with these members. */
    public static Response json(int status, Map<String, ?> members) {
        return json(status, JsonBuilder.object().withAll(members));
    }

    /** Returns plain text. */
    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    /** Returns an error with the members of RFC 6749, section 5.2. */
    public static Response error(int status, String error, String description) {
        return json(status, JsonBuilder.object().with("error", error).with("error_description", description));
    }

    /** Returns a copy with this {@code Cache-Control}. */
    public Response cacheControl(String value) {
        return header("Cache-Control", value);
    }

    /** Returns a copy with this header. */
    public Response header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    private static Response of(int status, String type, String body) {
        return new Response(status, Map.of("Content-Type", type, "Cache-Control", "no-store"), body);
    }
}
