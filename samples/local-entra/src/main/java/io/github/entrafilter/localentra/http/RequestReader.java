package io.github.entrafilter.localentra.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a {@link Request} from the JDK's server. */
final class RequestReader {

    /** The largest legitimate body is a client assertion with its certificate chain, about 5 KB. */
    private static final int MAX_BODY = 64 * 1024;

    private RequestReader() {}

    static Request read(HttpExchange exchange) throws IOException, MalformedRequestException {
        URI target = exchange.getRequestURI();
        Headers headers = exchange.getRequestHeaders();
        String body = body(exchange);
        return new Request(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                path(target),
                Map.of(),
                Parameters.parse(Optional.ofNullable(target.getRawQuery()).orElse("")),
                form(headers, body),
                body,
                firstValues(headers));
    }

    /** Some clients of the metadata service request "//metadata", which a URI parser takes for a host. */
    private static String path(URI target) throws MalformedRequestException {
        String host = target.getScheme() == null
                ? Optional.ofNullable(target.getRawAuthority()).orElse("")
                : "";
        String path = "/" + host + Optional.ofNullable(target.getRawPath()).orElse("");
        try {
            // In a path, a plus sign is not a space.
            return URLDecoder.decode(path.replaceAll("/{2,}", "/").replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("The path is not percent-encoded correctly");
        }
    }

    private static String body(HttpExchange exchange) throws IOException, MalformedRequestException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new MalformedRequestException("The body is longer than " + MAX_BODY + " bytes");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Parameters form(Headers headers, String body) throws MalformedRequestException {
        boolean isForm = Optional.ofNullable(headers.getFirst("Content-Type"))
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return isForm ? Parameters.parse(body) : Parameters.NONE;
    }

    private static Map<String, String> firstValues(Headers headers) {
        Map<String, String> first = new HashMap<>();
        headers.forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return first;
    }
}
