package io.github.entrafilter.orders.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON (RFC 8259). Plain servlet containers bring nothing for it, and two short answers need no library. */
final class Json {

    private Json() {}

    /** Answers with this value. */
    static void send(Object value, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** A string, number, boolean, collection or map as JSON. */
    static String text(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> string(member.getKey().toString()) + ":" + text(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Boolean || value instanceof Number ? value.toString() : string(value.toString());
    }

    private static String string(String text) {
        return text.codePoints().mapToObj(Json::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            return "\\" + (char) codePoint;
        }
        return codePoint < ' ' ? String.format("\\u%04x", codePoint) : Character.toString(codePoint);
    }
}
