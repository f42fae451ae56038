package io.github.entrafilter.localentra.http;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param headers the headers besides length and date
 * @param body the body's text; empty for none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    /** Keeps a copy. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A JSON object, which nobody may store unless {@link #cacheControl} says otherwise. */
    public static Answer json(int status, Map<String, ?> members) {
        return of(status, "application/json; charset=utf-8", JSONObjectUtils.toJSONString(members));
    }

    /** Plain text. */
    public static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    /** An error in the words of RFC 6749, section 5.2. */
    public static Answer error(int status, String error, String description) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", error);
        members.put("error_description", description);
        return json(status, members);
    }

    /** The same answer with this {@code Cache-Control}. */
    public Answer cacheControl(String value) {
        return header("Cache-Control", value);
    }

    /** The same answer with this header. */
    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    private static Answer of(int status, String type, String body) {
        return new Answer(status, Map.of("Content-Type", type, "Cache-Control", "no-store"), body);
    }
}
