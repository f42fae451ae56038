package io.github.entrafilter.orders.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON (RFC 8259). Servlet containers have no API for it, and two short responses need no library. */
final class Json {

    private Json() {}

    /** Sends this value as the response. */
    static void send(Object value, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(json(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a string, number, boolean, collection or map as JSON. */
    static String json(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> string(member.getKey().toString()) + ":" + json(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(Json::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Boolean || value instanceof Number ? value.toString() : string(value.toString());
    }

    private static String string(String value) {
        return value.codePoints().mapToObj(Json::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            return "\\" + (char) codePoint;
        }
        return codePoint < ' ' ? String.format("\\u%04x", codePoint) : Character.toString(codePoint);
    }
}
