package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphErrorException.notFound;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.http.Request;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A request to Graph.
 *
 * @param http the HTTP request
 */
record GraphRequest(Request http) {

    /** Returns the object that {@code {id}} in the path names. */
    GraphObject target(List<GraphObject> objects) throws GraphErrorException {
        String id = http.variable("id");
        if (!Shape.GUID_PATTERN.matcher(id).matches()) {
            throw badRequest("Invalid object identifier '" + id + "'.");
        }
        return GraphState.find(objects, id).orElseThrow(() -> notFound(id));
    }

    /** Returns the body, a JSON object. Its members may be null. */
    Map<String, Object> body() throws GraphErrorException {
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

    /** Returns the {@code $filter} of the query. */
    Predicate<GraphObject> filter() throws GraphErrorException {
        return Filter.parse(http.query().value("$filter").orElse(""));
    }

    /** Returns the part of an object that {@code $select} names. */
    GraphObject selected(GraphObject object) {
        return http.query()
                .value("$select")
                .map(names -> object.only(Filter.selected(names)))
                .orElse(object);
    }
}
