package io.github.entrafilter.it;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URL;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The document in which MicroProfile OpenAPI describes the resources of the orders service.
 *
 * @param json its members
 */
record OpenApiDocument(Map<String, Object> json) {

    /** The document that the server has outside of the application, without a token. */
    static OpenApiDocument of(URL deployed) throws ParseException {
        Reply reply =
                OrdersApi.at(deployed.getPort(), "openapi").send("GET", "", List.of(), "Accept", "application/json");
        return new OpenApiDocument(JSONObjectUtils.parse(reply.body()));
    }

    /** An operation, by its method and its path within the application. */
    Map<?, ?> operation(String method, String path) {
        Object item = member(json, "paths").entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).matches("(/orders)?" + path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " in " + json));
        return member((Map<?, ?>) item, method);
    }

    /** The components of a kind. */
    Map<?, ?> components(String kind) {
        return member(member(json, "components"), kind);
    }

    private static Map<?, ?> member(Map<?, ?> object, String name) {
        return (Map<?, ?>) Objects.requireNonNull(object.get(name), name);
    }
}
