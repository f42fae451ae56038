package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphRefusalException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphRefusalException.notFound;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.http.Request;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What Graph is asked.
 *
 * @param http the request as it came
 */
record GraphRequest(Request http) {

    /** The object of the path's {@code {id}}. */
    GraphObject target(List<GraphObject> objects) throws GraphRefusalException {
        String id = http.variable("id");
        if (!Shape.GUID_PATTERN.matcher(id).matches()) {
            throw badRequest("Invalid object identifier '" + id + "'.");
        }
        return GraphState.find(objects, id).orElseThrow(() -> notFound(id));
    }

    /** The body, an object in JSON. Its members may be null. */
    Map<String, Object> body() throws GraphRefusalException {
        if (http.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isEmpty()) {
            throw badRequest(
                    "BadRequest",
                    "Write requests (excluding DELETE) must contain the Content-Type header declaration.");
        }
        try {
            return JSONObjectUtils.parse(http.body());
        } catch (ParseException e) {
            throw badRequest(
                    "BadRequest",
                    "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of "
                            + "valid JSON format.");
        }
    }

    /** Those that the query asks for. */
    Predicate<GraphObject> filter() throws GraphRefusalException {
        return Filter.parse(http.query().value("$filter").orElse(""));
    }

    /** As much of the object as the query asks for. */
    GraphObject selected(GraphObject object) {
        return http.query()
                .value("$select")
                .map(names -> object.only(Filter.selected(names)))
                .orElse(object);
    }
}
