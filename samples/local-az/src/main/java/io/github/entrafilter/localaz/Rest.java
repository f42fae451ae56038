package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code az rest}.
 *
 * @param service local Entra
 */
record Rest(Service service) {

    private static final Map<Integer, String> PHRASES =
            Map.of(400, "Bad Request", 403, "Forbidden", 404, "Not Found", 405, "Method Not Allowed", 409, "Conflict");

    JsonNode send(CommandLine line) throws AzException {
        String method = line.value("--method").orElse("get").toUpperCase(Locale.ROOT);
        String body = line.value("--body").orElse("");
        HttpResponse<String> answer = service.send(method, line.required("--uri"), body, headers(line, body));
        if (answer.statusCode() >= 400) {
            String phrase = PHRASES.getOrDefault(answer.statusCode(), "Error " + answer.statusCode());
            throw AzException.refused(phrase + "(" + answer.body() + ")");
        }
        return Service.json(answer.body());
    }

    /** Adds a content type to a body without one. */
    private static Map<String, String> headers(CommandLine line, String body) throws AzException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        for (String header : line.values("--headers")) {
            String[] parts = header.split("=", 2);
            if (parts.length < 2) {
                throw AzException.misused("Invalid header: " + header);
            }
            headers.put(parts[0], parts[1]);
        }
        return headers;
    }
}
