package io.github.entrafilter.localentra.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The decoded parameters of a query or a form. Of a repeated parameter the first counts, and an empty one counts as
 * missing (RFC 6749, section 3.2).
 */
public record Parameters(Map<String, String> values) {

    /** No parameters. */
    public static final Parameters NONE = new Parameters(Map.of());

    /** Copies the values. */
    public Parameters {
        values = Map.copyOf(values);
    }

    /** Parses {@code application/x-www-form-urlencoded}. */
    public static Parameters parse(String encoded) throws MalformedRequestException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.putIfAbsent(decode(name), decode(value));
        }
        return new Parameters(values);
    }

    /** Returns the value of a parameter, unless it is missing or empty. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String encoded) throws MalformedRequestException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("A parameter is not percent-encoded correctly");
        }
    }
}
