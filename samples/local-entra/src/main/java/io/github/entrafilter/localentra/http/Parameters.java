package io.github.entrafilter.localentra.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query or a form, decoded. Of a repeated one the first counts, and an empty one is as good as
 * none, as RFC 6749, section 3.2, has it.
 */
public record Parameters(Map<String, String> values) {

    /** No parameters at all. */
    public static final Parameters NONE = new Parameters(Map.of());

    /** Keeps a copy. */
    public Parameters {
        values = Map.copyOf(values);
    }

    /** Reads {@code application/x-www-form-urlencoded} text. */
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

    /** The value of this parameter, if it is there and not empty. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String encoded) throws MalformedRequestException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("A parameter is not percent-encoded as it should be");
        }
    }
}
