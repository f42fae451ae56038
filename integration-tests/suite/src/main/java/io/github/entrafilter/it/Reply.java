package io.github.entrafilter.it;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All of an answer that a caller who is turned away can see, but for what the container adds by itself. */
public record Reply(int status, Map<String, String> headers, String body) {

    private static final String[] OURS = {
        "WWW-Authenticate", "Content-Type", "Cache-Control", "Retry-After", "Set-Cookie"
    };

    private static final Pattern REASON = Pattern.compile("\"reason\":\"([a-z0-9_]+)\"");

    static Reply of(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : OURS) {
            response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        return new Reply(response.statusCode(), headers, response.body());
    }

    /** The name of the reason in a problem of RFC 9457; empty where the body is none. */
    public String reason() {
        Matcher matcher = REASON.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The value of one of our headers; empty where it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
